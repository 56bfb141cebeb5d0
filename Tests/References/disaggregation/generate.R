# Reference values of R survey for disaggregations: Rscript generate.R > reference.csv (data of
# ../survey). Ratios from svycontrast, which differentiates the expressions by itself;
# standardisation with a known standard from svystandardize, with an estimated one from svycontrast
# of cell totals; errors of Oaxaca and Blinder's parts from svytotal of influence functions whose
# last step is numDeriv's, and from withReplicates, which fits every model anew.
suppressMessages({library(survey); library(numDeriv)})
options(warn = -1)
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("case,design,question,by,group,versus,covariates,option,statistic,level,quantity,value\n")
put <- function(case, design, by, group, versus, covariates, option, statistic, level, quantity, value)
  cat(sprintf("%s,%s,q,%s,%s,%s,%s,%s,%s,%s,%s,%.16g\n", case, design, by, group, versus,
              covariates, option, statistic, level, quantity, value))
waves <- read.csv("../survey/data/waves.csv", na.strings = c("", "NA"))
waves$sex[is.na(waves$sex)] <- "not_stated"
designs <- list(
  waves = svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = waves),
  wavesElements = svydesign(~1, strata = ~stratum, weights = ~weight, data = waves))
high <- function(q) as.numeric(q >= 4)

# Differences and ratios of two sides of a dimension, with their covariance.
gaps <- function(name, by, group, versus) {
  d <- designs[[name]]
  d <- d[!is.na(d$variables$q) & d$variables[[by]] != "not_stated", ]
  d$variables$side <- ifelse(d$variables[[by]] == group, "a",
                             ifelse(versus == "rest" | d$variables[[by]] == versus, "b", NA))
  d <- d[!is.na(d$variables$side), ]
  df <- degf(d)
  for (level in c("mean_score", "5")) {
    d$variables$y <- if (level == "5") as.numeric(d$variables$q == 5) else d$variables$q
    means <- svyby(~y, ~side, d, svymean, covmat = TRUE)
    difference <- svycontrast(means, quote(a - b))
    ratio <- svycontrast(means, quote(a / b)); logs <- svycontrast(means, quote(log(a / b)))
    at <- function(statistic, quantity, value)
      put("gap", name, by, group, versus, "", "", statistic, level, quantity, value)
    at("difference", "estimate", coef(difference)); at("difference", "se", SE(difference))
    at("difference", "p", 2 * pt(-abs(coef(difference) / SE(difference)), df))
    at("ratio", "estimate", coef(ratio)); at("ratio", "se", SE(ratio)); at("ratio", "df", df)
    reach <- qt(0.975, df) * SE(logs)
    at("ratio", "low", exp(coef(logs) - reach)); at("ratio", "high", exp(coef(logs) + reach))
    at("ratio", "p", 2 * pt(-abs(coef(logs) / SE(logs)), df))
  }
}
for (name in names(designs)) {
  gaps(name, "sex", "m", "w"); gaps(name, "age", "old", "middle"); gaps(name, "age", "young", "rest")
}

# A known standard over ages. The covariance of svyby fails on a post-stratified design, so
# that the difference is the coefficient of svyglm. The design is made of the respondents of the
# domain, which has some in every cluster.
name <- "waves"; {
  domain <- waves[!is.na(waves$q) & waves$sex != "not_stated", ]
  stopifnot(nrow(unique(domain[, c("stratum", "psu")])) == nrow(unique(waves[, c("stratum", "psu")])))
  d <- svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = domain)
  standard <- svystandardize(d, by = ~age, over = ~sex, population = c(5, 3, 2))
  means <- svyby(~q, ~sex, standard, svymean)
  model <- svyglm(q ~ I(sex == "m"), standard)
  for (group in c("m", "w")) {
    put("known", name, "sex", group, "", "age", "", "standardised", "mean_score", "estimate", coef(means)[[group]])
    put("known", name, "sex", group, "", "age", "", "standardised", "mean_score", "se", SE(means)[names(coef(means)) == group])
  }
  put("known", name, "sex", "m", "w", "age", "", "standardised_difference", "mean_score", "estimate", coef(model)[2])
  put("known", name, "sex", "m", "w", "age", "", "standardised_difference", "mean_score", "se", SE(model)[2])
}

# The composition of all, or of the counterpart: a function of cell totals.
standardised <- function(name, by, group, versus, covariates, option) {
  d <- designs[[name]]
  d <- d[!is.na(d$variables$q) & d$variables[[by]] != "not_stated", ]
  own <- d$variables[[by]]
  cell <- interaction(d$variables[, covariates, drop = FALSE], drop = TRUE)
  side <- ifelse(own == group, "a", ifelse(versus == "rest" | own == versus, "b", "c"))
  names <- c(); columns <- list()
  for (c in levels(cell)) for (s in unique(side)) {
    k <- match(c, levels(cell)); inside <- as.numeric(cell == c & side == s)
    columns[[paste0("t", s, k)]] <- inside
    columns[[paste0("y", s, k)]] <- inside * d$variables$q
  }
  d$variables <- cbind(d$variables, as.data.frame(columns))
  totals <- svytotal(make.formula(names(columns)), d)
  cells <- seq_along(levels(cell))
  held <- cells[sapply(cells, function(k) all(coef(totals)[paste0("t", c("a", "b"), k)] > 0))]
  among <- if (option == "reference") "b" else unique(side)
  weight <- function(k) paste0("(", paste0("t", among, k, collapse = "+"), ")")
  whole <- paste(sapply(held, weight), collapse = "+")
  mean <- function(s) paste0("((", paste(sapply(held, function(k)
    paste0(weight(k), "*y", s, k, "/t", s, k)), collapse = "+"), ")/(", whole, "))")
  crude <- function(s) paste0("((", paste0("y", s, cells, collapse = "+"), ")/(",
                              paste0("t", s, cells, collapse = "+"), "))")
  gap <- paste0(mean("a"), "-", mean("b"))
  rest <- paste0(crude("a"), "-", crude("b"), "-(", gap, ")")
  for (part in list(c("standardised_difference", gap), c("composition_difference", rest))) {
    result <- svycontrast(totals, parse(text = part[2])[[1]])
    at <- function(quantity, value)
      put("standard", name, by, group, versus, paste(covariates, collapse = ":"), option, part[1],
          "mean_score", quantity, value)
    at("estimate", coef(result)); at("se", SE(result))
  }
}
for (name in names(designs)) for (option in c("whole", "reference")) {
  standardised(name, "sex", "m", "w", "age", option)
  standardised(name, "sex", "m", "w", c("age", "wave"), option)
  standardised(name, "age", "old", "rest", c("sex", "wave"), option)
}

# Oaxaca and Blinder: parts as functions of means and coefficients, models by lm.
parts <- function(theta, p, owners) {
  block <- function(k) theta[(k - 1) * p + 1:p]
  xa <- block(1); xb <- block(2); a <- block(3); b <- block(4); s <- block(5)
  all <- list(explained = (xa - xb) * s, unexplained = xa * (a - s) + xb * (s - b),
              endowments = (xa - xb) * b, coefficients = xb * (a - b),
              interaction = (xa - xb) * (a - b))
  unlist(lapply(all, function(v) c(mean_score = sum(v), tapply(v, owners, sum))))
}
frame <- function(d, by, group, versus, covariates) {
  v <- d
  v <- v[!is.na(v$q) & v[[by]] != "not_stated" & (versus == "rest" | v[[by]] %in% c(group, versus)), ]
  v$a <- v[[by]] == group
  full <- matrix(1, nrow(v), 1); owners <- "constant"; transform <- list()
  reduced <- matrix(1, nrow(v), 1)
  for (c in covariates) {
    levels <- sort(unique(as.character(v[[c]])))
    dummies <- sapply(levels, function(l) as.numeric(v[[c]] == l))
    full <- cbind(full, dummies); reduced <- cbind(reduced, dummies[, -1])
    owners <- c(owners, rep(c, length(levels))); transform <- c(transform, list(length(levels)))
  }
  n <- matrix(0, ncol(full), ncol(reduced)); n[1, 1] <- 1; row <- 1; column <- 1
  for (k in unlist(transform)) {
    contrast <- rbind(0, diag(k - 1)); centred <- sweep(contrast, 2, colMeans(contrast))
    n[row + 1:k, column + seq_len(k - 1)] <- centred
    n[1, column + seq_len(k - 1)] <- colMeans(contrast)
    row <- row + k; column <- column + k - 1
  }
  list(v = v, full = full, reduced = reduced, owners = factor(owners, unique(owners)), n = n)
}
theta <- function(f, w, option) {
  a <- f$v$a; y <- f$v$q
  fit <- function(rows, x) coef(lm.wfit(x[rows, , drop = FALSE], y[rows], w[rows]))
  ba <- f$n %*% fit(a, f$reduced); bb <- f$n %*% fit(!a, f$reduced)
  shared <- switch(option, reference = bb, group = ba,
                   pooled = f$n %*% fit(rep(TRUE, length(a)), f$reduced),
                   "pooled-with-group" = f$n %*% fit(rep(TRUE, length(a)),
                                            cbind(f$reduced, as.numeric(a)))[1:ncol(f$reduced)])
  mean <- function(rows) colSums(f$full[rows, ] * w[rows]) / sum(w[rows])
  c(mean(a), mean(!a), ba, bb, shared)
}
influence <- function(f, w, option) {
  a <- f$v$a; y <- f$v$q; at <- theta(f, w, option); p <- ncol(f$full)
  model <- function(rows, x, keep) {
    b <- coef(lm.wfit(x[rows, , drop = FALSE], y[rows], w[rows]))
    bread <- solve(crossprod(x[rows, ] * sqrt(w[rows])))
    scores <- x * as.vector(y - x %*% b) * rows
    scores %*% t(f$n %*% bread[seq_len(keep), , drop = FALSE])
  }
  k <- ncol(f$reduced); everyone <- rep(TRUE, length(a))
  ia <- model(a, f$reduced, k); ib <- model(!a, f$reduced, k)
  shared <- switch(option, reference = ib, group = ia, pooled = model(everyone, f$reduced, k),
                   "pooled-with-group" = model(everyone, cbind(f$reduced, as.numeric(a)), k))
  centred <- function(rows, m) sweep(f$full, 2, m) * rows / sum(w[rows])
  all <- cbind(centred(a, at[1:p]), centred(!a, at[p + 1:p]), ia, ib, shared)
  all %*% t(jacobian(function(t) parts(t, p, f$owners), at))
}
decomposed <- function(name, by, group, versus, covariates, option) {
  d <- designs[[name]]
  f <- frame(d$variables, by, group, versus, covariates)
  w <- f$v$weight; p <- ncol(f$full)
  found <- parts(theta(f, w, option), p, f$owners)
  z <- matrix(0, nrow(d$variables), length(found))
  z[match(rownames(f$v), rownames(d$variables)), ] <- influence(f, w, option)
  se <- sapply(seq_along(found), function(j) {
    d$variables$z <- z[, j]; SE(svytotal(~z, d))
  })
  for (j in seq_along(found)) {
    key <- strsplit(names(found)[j], ".", fixed = TRUE)[[1]]
    at <- function(quantity, value)
      put("oaxaca", name, by, group, versus, paste(covariates, collapse = ":"), option, key[1],
          key[2], quantity, value)
    at("estimate", found[j]); at("se", se[j])
  }
}
options <- c("reference", "group", "pooled", "pooled-with-group")
for (name in names(designs)) for (option in options) {
  decomposed(name, "sex", "m", "w", c("age", "wave"), option)
  decomposed(name, "age", "old", "rest", c("sex", "wave"), option)
}
replicates <- as.svrepdesign(designs$waves, type = "JKn")
for (option in options) {
  f <- frame(replicates$variables, "sex", "m", "w", c("age", "wave"))
  rows <- match(rownames(f$v), rownames(replicates$variables))
  result <- withReplicates(replicates, function(w, data)
    parts(theta(f, w[rows], option), ncol(f$full), f$owners))
  for (j in seq_along(coef(result))) {
    key <- strsplit(names(coef(result))[j], ".", fixed = TRUE)[[1]]
    at <- function(quantity, value)
      put("oaxaca", "waves_jkn", "sex", "m", "w", "age:wave", option, key[1], key[2], quantity, value)
    at("estimate", coef(result)[j]); at("se", SE(result)[j])
  }
}
