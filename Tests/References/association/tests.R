# Reference values of R survey: Rscript tests.R > tests.csv (data of ../survey/data).
suppressMessages(library(survey))
options(warn = -1)
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("design,question,by,given,quantity,value\n")
put <- function(design, question, by, given, quantity, value)
  cat(sprintf("%s,%s,%s,%s,%s,%.16g\n", design, question, by, given, quantity, as.numeric(value)))
read <- function(name)
  read.csv(file.path("..", "survey", "data", paste0(name, ".csv")), na.strings = c("", "NA"))
apistrat <- read("apistrat"); apiclus1 <- read("apiclus1"); small <- read("small")
waves <- read("waves")
designs <- list(
  strat = svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat),
  clus1 = svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1),
  clus1NoFPC = svydesign(~dnum, weights = ~pw, data = apiclus1),
  small = svydesign(~1, weights = ~weight, data = small),
  smallEqual = svydesign(~1, weights = ~1, data = small),
  waves = svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = waves),
  wavesElements = svydesign(~1, strata = ~stratum, weights = ~weight, data = waves))

complete <- function(name, ...) {
  d <- designs[[name]]
  for (v in c(...)) d <- d[!is.na(d$variables[[v]]), ]
  d
}

saddlepoint <- function(name, question, by) {
  d <- complete(name, question, by)
  x <- svychisq(as.formula(paste("~", question, "+", by)), d, statistic = "saddlepoint")
  put(name, question, by, "", "saddlepoint_p", x$p.value)
}

fit <- function(name, question, shares) {
  d <- complete(name, question)
  levels <- sort(unique(designs[[name]]$variables[[question]]))
  d$variables$answer <- factor(d$variables[[question]], levels)
  x <- svygofchisq(~answer, p = shares, design = d)
  text <- paste(shares, collapse = " ")
  put(name, question, "", text, "fit_statistic", x$statistic * nrow(d) / sum(weights(d)))
  put(name, question, "", text, "fit_df", x$parameter[["df"]])
  put(name, question, "", text, "fit_p", x$p.value)
}

# R ranks tied answers in the order of their rows; `midpoints` gives svyranktest the scores of
# tied answers that do not depend on it. With equal weights they are R's own.
rank <- function(name, question, by, given) {
  d <- complete(name, question, by)
  y <- d$variables[[question]]; w <- weights(d, "sampling")
  d$variables$group <- factor(d$variables[[by]])
  below <- sapply(y, function(v) sum(w[y < v])); same <- sapply(y, function(v) sum(w[y == v]))
  ridit <- (below + same / 2) / sum(w)
  scores <- list(KruskalWallis = ridit, vanderWaerden = qnorm(ridit), median = as.numeric(ridit > 0.5))
  k <- nlevels(d$variables$group)
  for (test in names(scores)) {
    argument <- if (given == "own") test else function(r, N) scores[[test]]
    x <- svyranktest(as.formula(paste(question, "~ group")), d, test = argument)
    label <- paste0(test, "_")
    if (k == 2) {
      put(name, question, by, given, paste0(label, "statistic"), x$statistic)
      put(name, question, by, given, paste0(label, "df"), x$parameter)
      put(name, question, by, given, paste0(label, "estimate"), x$estimate)
    } else {
      # The object holds the statistic as its parameter and the degrees of freedom as statistic.
      put(name, question, by, given, paste0(label, "statistic"), x$parameter / x$statistic)
      put(name, question, by, given, paste0(label, "df"), x$statistic)
      put(name, question, by, given, paste0(label, "df2"), x$ddf)
    }
    put(name, question, by, given, paste0(label, "p"), x$p.value)
  }
}

# The eigenvalues of the generalised design effects, from the models and covariance of R.
effects <- function(null, full) {
  centred <- function(m) { x <- model.matrix(m)[, -1, drop = FALSE]; sweep(x, 2, colMeans(x)) }
  x1 <- centred(null$model); x2 <- centred(full$model)
  p <- coef(full$prob.table); simple <- (diag(p) - tcrossprod(p)) / full$n
  w <- x2 - x1 %*% solve(t(x1) %*% simple %*% x1, t(x1) %*% simple %*% x2)
  q <- qr(round(w, 11)); w <- w[, q$pivot[1:q$rank], drop = FALSE]
  Re(eigen(solve(t(w) %*% simple %*% w, t(w) %*% vcov(full$prob.table) %*% w),
           only.values = TRUE)$values)
}

conditional <- function(name, question, by, given) {
  d <- complete(name, question, by, given)
  for (v in c(question, by, given)) d$variables[[v]] <- factor(d$variables[[v]])
  f <- function(text) as.formula(sprintf(text, question, by, given))
  null <- svyloglin(f("~ %1$s * %3$s + %2$s * %3$s"), d)
  full <- svyloglin(f("~ %1$s * %3$s * %2$s"), d)
  x <- anova(null, full)
  put(name, question, by, given, "score_chisq", x$score$chisq)
  put(name, question, by, given, "score_p_chisq", x$score$p[2])
  # R's own F treats the matrix of design effects as if it were symmetric, so that it depends on
  # the coding of the factors; its eigenvalues are taken here from the same matrix.
  a <- effects(null, full)
  d0 <- sum(a)^2 / sum(a^2)
  f <- x$score$chisq / sum(a)
  put(name, question, by, given, "score_f", f)
  put(name, question, by, given, "score_df1", d0)
  put(name, question, by, given, "score_p_f", pf(f, d0, d0 * degf(d), lower.tail = FALSE))
  # The sums over the levels of the factor of totals less the products of margins, by svycontrast.
  v <- d$variables
  d$variables$cell <- interaction(as.integer(v[[by]]), as.integer(v[[question]]),
                                  as.integer(v[[given]]), sep = "_")
  total <- svytotal(~cell, d)
  g <- nlevels(v[[by]]); l <- nlevels(v[[question]]); z <- nlevels(v[[given]])
  cell <- function(i, j, h) sprintf("cell%d_%d_%d", i, j, h)
  add <- function(names) paste0("(", paste(names, collapse = " + "), ")")
  sums <- list()
  for (i in 2:g) for (j in 2:l) {
    terms <- sapply(1:z, function(h) sprintf(
      "(%s - %s * %s / %s)", cell(i, j, h), add(cell(i, 1:l, h)), add(cell(1:g, j, h)),
      add(outer(1:g, 1:l, cell, h = h))))
    sums[[paste0("u", i, j)]] <- parse(text = paste(terms, collapse = " + "))[[1]]
  }
  u <- svycontrast(total, sums)
  k <- length(sums); nu <- degf(d)
  wald <- as.numeric(t(coef(u)) %*% solve(vcov(u), coef(u)))
  put(name, question, by, given, "wald_statistic", wald / k)
  adjusted <- wald * (nu - k + 1) / (k * nu)
  put(name, question, by, given, "adjusted_statistic", adjusted)
  put(name, question, by, given, "adjusted_p", pf(adjusted, k, nu - k + 1, lower.tail = FALSE))
}

for (pair in list(c("strat", "level", "awards"), c("clus1", "level", "stype"),
                  c("small", "answer", "actor"), c("waves", "q", "sex"), c("waves", "q", "age"),
                  c("wavesElements", "q", "wave")))
  saddlepoint(pair[1], pair[2], pair[3])
fit("strat", "level", rep(0.2, 5)); fit("clus1", "stype", c(0.6, 0.25, 0.15))
fit("waves", "q", c(0.1, 0.2, 0.3, 0.25, 0.15)); fit("small", "answer", rep(0.25, 4))
fit("clus1NoFPC", "level", c(0.1, 0.3, 0.3, 0.2, 0.1))
for (pair in list(c("clus1", "level", "sch.wide"), c("clus1", "level", "stype"),
                  c("clus1NoFPC", "level", "awards"), c("clus1NoFPC", "college", "stype"),
                  c("smallEqual", "answer", "actor")))
  rank(pair[1], pair[2], pair[3], "own")
for (pair in list(c("strat", "level", "awards"), c("strat", "level", "stype"),
                  c("waves", "q", "sex"), c("waves", "q", "age"), c("waves", "q", "wave"),
                  c("wavesElements", "q", "age"), c("small", "answer", "actor")))
  rank(pair[1], pair[2], pair[3], "midpoints")
conditional("waves", "q", "sex", "age"); conditional("waves", "q", "sex", "wave")
conditional("wavesElements", "q", "age", "sex"); conditional("waves", "sex", "age", "wave")
conditional("waves", "age", "q", "sex")
