# Reference values of models: R `survey` (svyglm, svyolr, svypredmeans), `MASS`, `ordinal` and
# `brglm2`.
#
#   Rscript Tests/References/models/generate.R
#
# Writes the data sets used (data/*.csv) and reference.csv beside this script. Iterations are run to
# the last digit: 60 iterations whatever the deviance.
suppressMessages({library(survey); library(MASS); library(ordinal); library(brglm2); library(numDeriv)})
options(survey.lonely.psu = "fail", digits = 17)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
if (length(here) == 0) here <- "."
dir.create(file.path(here, "data"), showWarnings = FALSE)
number <- function(x) ifelse(is.na(as.numeric(x)), "",
  formatC(as.numeric(x), digits = 17, format = "g", width = 1))
rows <- list()
put <- function(model, statistic, term, level, value, se = NA, df = NA, df2 = NA, p = NA)
  rows[[length(rows) + 1]] <<- data.frame(model = model, statistic = statistic, term = term,
    level = level, estimate = number(value), se = number(se), df = number(df), df2 = number(df2),
    p = number(p))
# Writes a data set and reads it back, so that both sides start from the same digits.
save <- function(name, data) {
  file <- file.path(here, "data", paste0(name, ".csv"))
  write.csv(data, file, row.names = FALSE, quote = FALSE, na = "")
  read.csv(file, stringsAsFactors = TRUE)
}
exact <- glm.control(epsilon = 1e-300, maxit = 60)

## Data: schools of California (survey), NHANES blood data (survey), housing (MASS), wine (ordinal).
data(api); data(nhanes); data(scd)
api <- function(d) transform(d[, c("dnum", "stype", "sch.wide", "awards", "comp.imp", "meals", "ell",
  "mobility", "avg.ed", "api00", "enroll", "pw", "fpc")],
  mealcat = cut(meals, c(-1, 25, 50, 75, 100), labels = c("a", "b", "c", "d")))
clus1 <- save("apiclus1", api(apiclus1)); strat <- save("apistrat", api(apistrat))
nh <- transform(nhanes, race = paste0("r", race), sex = paste0("s", RIAGENDR), agecat = as.character(agecat))
nh$agecat <- c("(0,19]" = "a1", "(19,39]" = "a2", "(39,59]" = "a3", "(59,Inf]" = "a4")[nh$agecat]
nh <- save("nhanes", nh[, c("SDMVPSU", "SDMVSTRA", "WTMEC2YR", "HI_CHOL", "race", "agecat", "sex")])

glms <- function(name, formula, design, family, tests = list()) {
  # `glm` stops when the deviance stands still, which coefficients do later: start again from them.
  fit <- svyglm(formula, design, family = family, control = exact)
  for (again in 1:15) {
    assign("reached", coef(fit), envir = environment(formula))
    fit <- svyglm(formula, design, family = family, control = exact, start = reached)
  }
  summary <- coef(summary(fit))
  for (i in seq_len(nrow(summary)))
    put(name, "coefficient", rownames(summary)[i], "", summary[i, 1], summary[i, 2],
      fit$df.residual, NA, summary[i, 4])
  interval <- confint(fit)
  for (i in seq_len(nrow(interval))) {
    put(name, "low", rownames(interval)[i], "", interval[i, 1])
    put(name, "high", rownames(interval)[i], "", interval[i, 2])
  }
  for (term in tests) {
    test <- regTermTest(fit, term)
    put(name, "wald_f", attr(terms(term), "term.labels"), "", test$Ftest, NA, test$df, test$ddf, test$p)
  }
  fit
}
dclus1 <- svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = clus1)
dstrat <- svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
dnhanes <- svydesign(~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE, data = nh)
invisible(glms("clus1_gaussian", api00 ~ ell + meals + mobility, dclus1, gaussian(), list(~ell, ~meals)))
invisible(glms("strat_gaussian", api00 ~ stype * sch.wide + meals, dstrat, gaussian(),
  list(~stype, ~stype:sch.wide)))
invisible(glms("clus1_logit", sch.wide ~ stype + ell + meals, dclus1, quasibinomial(), list(~stype, ~ell)))
invisible(glms("strat_probit", sch.wide ~ stype + ell, dstrat, quasibinomial("probit"), list(~stype)))
invisible(glms("strat_cloglog", sch.wide ~ stype + ell, dstrat, quasibinomial("cloglog"), list(~stype)))
invisible(glms("clus1_poisson", meals ~ stype + sch.wide, dclus1, quasipoisson(), list(~stype)))
invisible(glms("nhanes_logit", HI_CHOL ~ race + agecat + sex, dnhanes, quasibinomial(), list(~race, ~agecat)))
invisible(glms("nhanes_crossed", HI_CHOL ~ agecat * sex, dnhanes, quasibinomial(), list(~agecat:sex)))

## Ordinal models. `svyolr` stops on a relative change of 1e-8 and takes its Hessian by differences;
## here `ordinal::clm` iterates to the last digit with the weights of the design, and the covariance
## is `svyrecvar` of the estimating functions times the inverse of its exact Hessian. The rows
## `svyolr` hold what that function itself prints.
links <- list(
  logit = list(F = plogis, f = dlogis), probit = list(F = pnorm, f = dnorm),
  cloglog = list(F = function(a) -expm1(-exp(a)), f = function(a) exp(a - exp(a))))
ordinal <- function(name, formula, design, link = "logit", tests = list(), domain = NULL) {
  frame <- model.frame(formula, design$variables)
  used <- as.integer(rownames(frame))
  if (length(attr(frame, "na.action"))) design <- design[-attr(frame, "na.action"), ]
  frame$weight.of.design <- weights(design)
  fit <- clm(formula, data = frame, weights = weight.of.design / mean(weight.of.design), link = link,
    control = clm.control(gradTol = 1e-13, relTol = 1e-14, maxIter = 200))
  x <- model.matrix(formula, frame)[, -1, drop = FALSE]
  y <- as.integer(droplevels(model.response(frame)))
  beta <- fit$beta; zeta <- fit$alpha; q <- length(zeta); eta <- drop(x %*% beta)
  F <- links[[link]]$F; f <- links[[link]]$f
  up <- c(zeta, Inf)[y] - eta; down <- c(-Inf, zeta)[y] - eta
  p <- F(up) - ifelse(is.finite(down), F(down), 0); p[y > q] <- 1 - F(down[y > q])
  fu <- ifelse(is.finite(up), f(up), 0); fd <- ifelse(is.finite(down), f(down), 0)
  scores <- cbind(sapply(seq_len(q), function(k) ((y == k) * fu - (y == k + 1) * fd) / p),
    -(fu - fd) / p * x)
  w <- weights(design)
  influence <- (scores * w) %*% solve(fit$Hessian * mean(w))
  V <- svyrecvar(influence, design$cluster, design$strata, design$fpc)
  df <- degf(design) - length(beta)
  names <- c(names(zeta), names(beta)); theta <- c(zeta, beta)
  for (i in seq_along(theta)) {
    kind <- if (i <= q) "threshold" else "coefficient"
    put(name, kind, if (i > q) names[i] else "", if (i <= q) names[i] else "", theta[i],
      sqrt(V[i, i]), df, NA, 2 * pt(-abs(theta[i]) / sqrt(V[i, i]), df))
  }
  assign <- attr(model.matrix(formula, frame), "assign")[-1]
  for (term in tests) {
    at <- q + which(assign == match(term, attr(terms(formula), "term.labels")))
    F.value <- drop(theta[at] %*% solve(V[at, at], theta[at])) / length(at)
    put(name, "wald_f", term, "", F.value, NA, length(at), df,
      pf(F.value, length(at), df, lower.tail = FALSE))
  }
  list(formula = formula, design = design, x = x, y = y, beta = beta, zeta = zeta, V = V,
    influence = influence, scores = scores, w = w, df = df, link = link, fit = fit, assign = assign)
}
printed <- function(name, formula, design, method = "logistic") {
  fit <- svyolr(formula, design, method = method)
  table <- coef(summary(fit))
  for (i in seq_len(nrow(table)))
    put(paste0(name, "_svyolr"), if (grepl("|", rownames(table)[i], fixed = TRUE)) "threshold" else
      "coefficient", rownames(table)[i], "", table[i, 1], table[i, 2])
}
clus1 <- ordinal("clus1_ordinal", mealcat ~ stype + mobility + awards, dclus1, tests = list("stype"))
printed("clus1_ordinal", mealcat ~ stype + mobility + awards, dclus1)
invisible(ordinal("strat_ordinalprobit", mealcat ~ stype + mobility, dstrat, "probit",
  list("stype")))
printed("strat_ordinalprobit", mealcat ~ stype + mobility, dstrat, "probit")
invisible(ordinal("strat_ordinalcloglog", mealcat ~ stype + mobility, dstrat, "cloglog",
  list("stype")))
invisible(ordinal("nhanes_ordinal", agecat ~ race + sex, dnhanes, tests = list("race", "sex")))
printed("nhanes_ordinal", agecat ~ race + sex, dnhanes)

## Without a design: wine (ordinal) and housing (MASS) by clm and polr; counts as weights.
data(wine); data(housing)
wine2 <- save("wine", data.frame(rating = wine$rating, temp = wine$temp, contact = wine$contact,
  judge = paste0("j", wine$judge)))
wine2$rating <- factor(wine2$rating)
sat <- c(Low = "s1", Medium = "s2", High = "s3")
housing2 <- save("housing", data.frame(Sat = sat[as.character(housing$Sat)], Infl = housing$Infl,
  Type = housing$Type, Cont = housing$Cont, weight = housing$Freq))
housing2$weight <- as.numeric(housing2$weight)
invisible(ordinal("wine_ordinal", rating ~ temp + contact,
  svydesign(~1, weights = ~1, data = wine2), tests = list("temp")))
invisible(ordinal("wine_ordinalcrossed", rating ~ temp + contact + temp:contact,
  svydesign(~1, weights = ~1, data = wine2), "probit"))
for (row in list(list("wine", polr(rating ~ temp + contact, wine2)),
  list("housing", polr(Sat ~ Infl + Type + Cont, housing2, weights = housing2$weight)))) {
  fit <- row[[2]]
  for (i in seq_along(coef(fit)))
    put(paste0(row[[1]], "_polr"), "coefficient", names(coef(fit))[i], "", coef(fit)[i])
  for (i in seq_along(fit$zeta))
    put(paste0(row[[1]], "_polr"), "threshold", "", names(fit$zeta)[i], fit$zeta[i])
}
invisible(ordinal("housing_ordinal", Sat ~ Infl + Type + Cont,
  svydesign(~1, weights = ~weight, data = housing2), tests = list("Infl", "Type", "Cont")))

## Average predictions. Their values are those of `svypredmeans`; it adds the variances of model and
## of averaging as if independent, while here both are one total, by `svyrecvar`.
svyglms <- function(formula, design, family) {
  fit <- svyglm(formula, design, family = family, control = exact)
  for (again in 1:15) {
    assign("reached", coef(fit), envir = environment(formula))
    fit <- svyglm(formula, design, family = family, control = exact, start = reached)
  }
  fit
}
recvar <- function(influence, design)
  svyrecvar(influence, design$cluster, design$strata, design$fpc, postStrata = design$postStrata)
# One column of values and influence a kind; the first level of a factor is compared with the others.
putpredictions <- function(name, statistic, factor, levels, kinds, averages, design, df) {
  for (i in seq_along(levels)) for (k in seq_along(kinds)) {
    own <- averages[[i]]
    put(name, statistic[k], paste0(factor, levels[i]), kinds[k], own$value[k],
      sqrt(recvar(own$influence[, k, drop = FALSE], design)), df)
    if (i == 1) next
    first <- averages[[1]]
    se <- sqrt(recvar(own$influence[, k, drop = FALSE] - first$influence[, k, drop = FALSE], design))
    change <- own$value[k] - first$value[k]
    put(name, paste0(statistic[k], "_difference"), paste0(factor, levels[i]), kinds[k], change, se, df,
      NA, 2 * pt(-abs(change / se), df))
  }
}
glmpredictions <- function(name, formula, design, family, factor, kind = "", adjusted = NULL) {
  fit <- svyglms(formula, design, family)
  frame <- model.frame(fit); w <- weights(fit$survey.design)
  x <- model.matrix(fit)
  bread <- summary.glm(fit)$cov.unscaled
  influence <- x * residuals(fit, "working") * fit$weights
  influence <- influence %*% bread
  levels <- levels(frame[[factor]])
  averages <- lapply(levels, function(level) {
    at <- frame; at[[factor]] <- factor(level, levels)
    xl <- model.matrix(delete.response(terms(fit)), at, xlev = fit$xlevels)
    eta <- drop(xl %*% coef(fit)); mu <- fit$family$linkinv(eta)
    value <- sum(w * mu) / sum(w)
    along <- colSums(w * fit$family$mu.eta(eta) * xl) / sum(w)
    list(value = value, influence = cbind(w * (mu - value) / sum(w) + influence %*% along))
  })
  if (!is.null(adjusted)) {
    # With values instead of names in its call, which it evaluates again.
    without <- do.call(svyglm, list(adjusted, design = fit$survey.design, family = family,
      control = exact))
    printed <- svypredmeans(without, as.formula(paste0("~", factor)))
    values <- sapply(averages, `[[`, "value"); names(values) <- levels
    stopifnot(max(abs(values[names(coef(printed))] / coef(printed) - 1)) < 1e-8)
  }
  statistic <- if (kind == "") "predicted_mean" else "predicted_probability"
  putpredictions(name, statistic, factor, levels, kind, averages, fit$survey.design, fit$df.residual)
}
glmpredictions("nhanes_logit", HI_CHOL ~ race + agecat + sex, subset(dnhanes, !is.na(HI_CHOL)),
  quasibinomial(), "agecat", "1", HI_CHOL ~ race + sex)
glmpredictions("clus1_logit", sch.wide ~ stype + ell + meals, dclus1, quasibinomial(), "stype", "Yes",
  sch.wide ~ ell + meals)
glmpredictions("strat_probit", sch.wide ~ stype + ell, dstrat, quasibinomial("probit"), "stype", "Yes",
  sch.wide ~ ell)
glmpredictions("strat_cloglog", sch.wide ~ stype + ell, dstrat, quasibinomial("cloglog"), "stype", "Yes")
glmpredictions("clus1_poisson", meals ~ stype + sch.wide, dclus1, quasipoisson(), "stype", "",
  meals ~ sch.wide)
glmpredictions("strat_gaussian", api00 ~ stype * sch.wide + meals, dstrat, gaussian(), "sch.wide")

olrpredictions <- function(name, fit, factor, labels, scores) {
  frame <- model.frame(fit$formula, fit$design$variables)
  levels <- levels(frame[[factor]]); q <- length(fit$zeta); w <- fit$w
  F <- links[[fit$link]]$F; f <- links[[fit$link]]$f
  averages <- lapply(levels, function(level) {
    at <- frame; at[[factor]] <- factor(level, levels)
    x <- model.matrix(delete.response(terms(fit$formula)), at)[, -1, drop = FALSE]
    eta <- drop(x %*% fit$beta)
    below <- cbind(0, sapply(fit$zeta, function(z) F(z - eta)), 1)
    dens <- cbind(0, sapply(fit$zeta, function(z) f(z - eta)), 0)
    shares <- below[, -1] - below[, -(q + 2)]
    kinds <- cbind(shares, shares %*% scores)
    along <- sapply(seq_len(q + 1), function(k) {
      byzeta <- sapply(seq_len(q), function(j)
        sum(w * ((j == k) * dens[, j + 1] - (j == k - 1) * dens[, j + 1])))
      c(byzeta, -colSums(w * (dens[, k + 1] - dens[, k]) * x)) / sum(w)
    })
    along <- cbind(along, along %*% scores)
    value <- colSums(w * kinds) / sum(w)
    list(value = value,
      influence = w * sweep(kinds, 2, value) / sum(w) + fit$influence %*% along)
  })
  putpredictions(name, c(rep("predicted_probability", q + 1), "predicted_mean"), factor, levels,
    c(labels, ""), averages, fit$design, fit$df)
}
strat <- ordinal("strat_again", mealcat ~ stype + mobility, dstrat, "probit")
wineagain <- ordinal("wine_again", rating ~ temp + contact, svydesign(~1, weights = ~1, data = wine2))
rows <- Filter(function(row) !grepl("_again", row$model), rows)
olrpredictions("clus1_ordinal", clus1, "stype", c("a", "b", "c", "d"), 0:3)
olrpredictions("strat_ordinalprobit", strat, "stype", c("a", "b", "c", "d"), 0:3)
olrpredictions("wine_ordinal", wineagain, "temp", as.character(1:5), 1:5)

## Proportional odds: the scores of a slope of its own at each threshold but the first, at the fit
## with common slopes. The expected information sums over all answers; the covariance of the totals
## is that of svyrecvar, and F is Rao and Scott's to the second order.
proportional <- function(name, fit, terms) {
  F <- links[[fit$link]]$F; f <- links[[fit$link]]$f
  q <- length(fit$zeta); p <- length(fit$beta); n <- length(fit$y)
  eta <- drop(fit$x %*% fit$beta)
  at <- sapply(fit$zeta, function(z) z - eta)
  below <- cbind(0, F(at), 1); dens <- f(at)
  shares <- below[, -1] - below[, -(q + 2)]
  test <- function(columns, term) {
    own <- fit$x[, columns, drop = FALSE]
    scores <- function(y) {
      share <- shares[cbind(1:n, y)]
      by <- sapply(1:q, function(k) ((y == k) - (y == k + 1)) * dens[, k] / share)
      cbind(by, -rowSums(by) * fit$x,
        do.call(cbind, lapply(seq_along(columns), function(c) -by[, -1, drop = FALSE] * own[, c])))
    }
    information <- Reduce(`+`, lapply(1:(q + 1), function(y) {
      s <- scores(rep(y, n)); crossprod(s, fit$w * shares[, y] * s) }))
    kept <- 1:(q + p)
    u <- scores(fit$y)
    u <- u[, -kept, drop = FALSE] -
      u[, kept] %*% solve(information[kept, kept], information[kept, -kept])
    I <- information[-kept, -kept] -
      information[-kept, kept] %*% solve(information[kept, kept], information[kept, -kept])
    effects <- solve(I, recvar(fit$w * u, fit$design))
    U <- colSums(fit$w * u)
    trace <- sum(diag(effects)); k <- trace^2 / sum(diag(effects %*% effects)); nu <- degf(fit$design)
    value <- drop(U %*% solve(I, U)) / trace
    put(name, "proportional_odds_f", term, "", value, NA, k, k * nu,
      pf(value, k, k * nu, lower.tail = FALSE))
  }
  test(seq_len(p), "")
  for (i in seq_along(terms)) test(which(fit$assign == i), terms[i])
}
nh4 <- ordinal("nhanes_again", agecat ~ race + sex, dnhanes)
rows <- Filter(function(row) !grepl("_again", row$model), rows)
proportional("strat_ordinalprobit", strat, c("stype", "mobility"))
proportional("wine_ordinal", wineagain, c("temp", "contact"))
proportional("nhanes_ordinal", nh4, c("race", "sex"))

## Replicates and calibrated weights.
replicated <- function(name, fit) {
  table <- coef(summary(fit))
  for (i in seq_len(nrow(table)))
    put(name, "coefficient", rownames(table)[i], "", table[i, 1], table[i, 2], fit$df.residual, NA,
      table[i, 4])
}
jk1 <- as.svrepdesign(dclus1, type = "JK1"); jkn <- as.svrepdesign(dnhanes, type = "JKn")
replicated("clus1jk_logit", svyglms(sch.wide ~ stype + ell + meals, jk1, quasibinomial()))
replicated("nhanesjk_logit", svyglms(HI_CHOL ~ race + agecat + sex, jkn, quasibinomial()))
replicated("clus1jk_poisson", svyglms(meals ~ stype + sch.wide, jk1, quasipoisson()))
population <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
post <- postStratify(dclus1, ~stype, population)
replicated("clus1post_logit", svyglms(sch.wide ~ stype + ell + meals, post, quasibinomial()))
replicated("clus1post_gaussian", svyglms(api00 ~ ell + meals + mobility, post, gaussian()))

## Separated groups: all of the third group give the highest answer. Penalised likelihoods are
## maximised by optim and Newton steps with derivatives by numDeriv; brglm2 fits the same.
set.seed(41)
n <- 40
sep <- data.frame(group = rep(c("g1", "g2", "g3"), c(18, 15, 7)), sex = sample(c("s1", "s2"), n, TRUE),
  x = round(rnorm(n), 2), weight = round(runif(n, 1, 3), 2))
latent <- 0.6 * (sep$group == "g2") + 0.4 * (sep$sex == "s2") + 0.3 * sep$x + rlogis(n)
sep$answer <- pmin(4, pmax(1, 2 + round(latent)))
sep$answer[sep$group == "g3"] <- 4
sep$event <- ifelse(sep$answer == 4, "yes", "no")
sep$times <- ifelse(sep$group == "g3", 0, rpois(n, 2))
sep <- save("separated", sep)
dsep <- svydesign(~1, weights = ~weight, data = sep)
relative <- sep$weight / mean(sep$weight)
greatest <- function(f, start) {
  theta <- start
  for (again in 1:6) theta <- optim(theta, function(t) -f(t), method = "BFGS",
    control = list(reltol = 1e-15, maxit = 2000))$par
  for (again in 1:4) theta <- theta - solve(hessian(f, theta), grad(f, theta))
  theta
}
penalised <- function(name, f, information, scores, start, kinds, terms, levels, separated, df, tests) {
  top <- greatest(f, start)
  A <- information(top)
  Vb <- recvar(scores(top) * sep$weight, dsep) / mean(sep$weight)^2
  Vb <- solve(A) %*% Vb %*% solve(A)
  R <- chol(A)
  eigen <- eigen(R %*% Vb %*% t(R), symmetric = TRUE)
  back <- solve(R) %*% eigen$vectors
  V <- back %*% diag(pmax(1, eigen$values)) %*% t(back)
  simple <- solve(A)
  held <- function(at, values) {
    free <- setdiff(seq_along(top), at)
    inner <- function(t) { all <- top; all[at] <- values; all[free] <- t; f(all) }
    best <- top[free]
    for (again in 1:4) best <- optim(best, function(t) -inner(t), method = "BFGS",
      control = list(reltol = 1e-15, maxit = 2000))$par
    2 * (f(top) - inner(best))
  }
  for (i in seq_along(top)) {
    effect <- max(1, V[i, i] / simple[i, i])
    se <- sqrt(V[i, i])
    p <- if (i %in% separated) 2 * pt(-sqrt(held(i, 0) / effect), df) else 2 * pt(-abs(top[i] / se), df)
    put(name, kinds[i], terms[i], levels[i], top[i], se, df, NA, p)
    if (!(i %in% separated)) next
    limit <- qt(0.975, df)^2 * effect
    for (side in c(-1, 1)) {
      root <- uniroot(function(d) held(i, top[i] + side * d) - limit, c(0.3 * se, 8 * se), tol = 1e-9)$root
      put(name, if (side < 0) "low" else "high", terms[i], levels[i], top[i] + side * root)
    }
  }
  for (test in names(tests)) {
    at <- tests[[test]]
    effect <- max(1, sum(diag(solve(simple[at, at], V[at, at]))) / length(at))
    value <- held(at, rep(0, length(at))) / effect / length(at)
    put(name, "wald_f", test, "", value, NA, length(at), df, pf(value, length(at), df, lower.tail = FALSE))
  }
}
x <- model.matrix(~ group + sex + x, sep)
yes <- sep$event == "yes"
logitinfo <- function(t) { mu <- plogis(drop(x %*% t)); crossprod(x, relative * mu * (1 - mu) * x) }
penalised("separated_logit",
  function(t) { eta <- drop(x %*% t)
    sum(relative * ifelse(yes, plogis(eta, log.p = TRUE), plogis(-eta, log.p = TRUE))) +
      as.numeric(determinant(logitinfo(t))$modulus) / 2 },
  logitinfo, function(t) (yes - plogis(drop(x %*% t))) * x, rep(0, ncol(x)),
  rep("coefficient", ncol(x)), c("(Intercept)", "groupg2", "groupg3", "sexs2", "x"), rep("", 5), 3,
  n - 1 + 1 - ncol(x), list(group = 2:3))
z <- x[, -1]; K <- 4; q <- 3
cells <- function(t) {
  eta <- drop(z %*% t[-(1:q)])
  below <- cbind(0, sapply(t[1:q], function(c) plogis(c - eta)), 1)
  dens <- cbind(0, sapply(t[1:q], function(c) dlogis(c - eta)), 0)
  list(P = below[, -1] - below[, -(K + 1)], dens = dens)
}
slopes <- function(c, k) {
  d <- matrix(0, n, q)
  if (k <= q) d[, k] <- c$dens[, k + 1]
  if (k > 1) d[, k - 1] <- -c$dens[, k]
  cbind(d, -(c$dens[, k + 1] - c$dens[, k]) * z)
}
olrinfo <- function(t) {
  c <- cells(t)
  Reduce(`+`, lapply(1:K, function(k) { d <- slopes(c, k); crossprod(d, relative / c$P[, k] * d) }))
}
olrscores <- function(t) {
  c <- cells(t); result <- matrix(0, n, q + ncol(z))
  for (k in 1:K) { at <- sep$answer == k; result[at, ] <- (slopes(c, k) / c$P[, k])[at, ] }
  result
}
penalised("separated_ordinal",
  function(t) { if (is.unsorted(t[1:q])) return(-1e10)
    c <- cells(t); p <- c$P[cbind(1:n, sep$answer)]
    if (any(p <= 0)) return(-1e10)
    sum(relative * log(p)) + as.numeric(determinant(olrinfo(t))$modulus) / 2 },
  olrinfo, olrscores, c(-1, 0, 1, rep(0, ncol(z))),
  c(rep("threshold", q), rep("coefficient", ncol(z))),
  c(rep("", q), "groupg2", "groupg3", "sexs2", "x"), c("1|2", "2|3", "3|4", rep("", 4)), q + 2,
  n - 1 - ncol(z), list(group = q + 1:2))
for (link in c("logit", "probit", "cloglog")) {
  fit <- suppressWarnings(glm(yes ~ group + sex + x, binomial(link), sep, weights = relative,
    method = "brglmFit", type = "MPL_Jeffreys", epsilon = 1e-12, maxit = 10000))
  for (i in seq_along(coef(fit)))
    put(paste0("separated_", link, "brglm2"), "coefficient", names(coef(fit))[i], "", coef(fit)[i])
}
fit <- glm(times ~ group + sex, poisson(), sep, weights = relative, method = "brglmFit",
  type = "MPL_Jeffreys", epsilon = 1e-12, maxit = 10000)
for (i in seq_along(coef(fit)))
  put("separated_poissonbrglm2", "coefficient", names(coef(fit))[i], "", coef(fit)[i])

writeLines(c(sprintf("# %s; survey %s, MASS %s, ordinal %s, brglm2 %s, numDeriv %s",
  R.version.string, packageVersion("survey"), packageVersion("MASS"), packageVersion("ordinal"),
  packageVersion("brglm2"), packageVersion("numDeriv")),
  paste(names(rows[[1]]), collapse = ","),
  do.call(paste, c(do.call(rbind, rows), sep = ","))), file.path(here, "reference.csv"))
