# Reference values of models: R `survey` (svyglm, svyolr), `MASS` and `ordinal`.
#
#   Rscript Tests/References/models/generate.R
#
# Writes the data sets used (data/*.csv) and reference.csv beside this script. Iterations are run to
# the last digit: 60 iterations whatever the deviance.
suppressMessages({library(survey); library(MASS); library(ordinal)})
options(survey.lonely.psu = "fail", digits = 17)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
if (length(here) == 0) here <- "."
dir.create(file.path(here, "data"), showWarnings = FALSE)
number <- function(x) ifelse(is.na(x), "", formatC(as.numeric(x), digits = 17, format = "g", width = 1))
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

writeLines(c(sprintf("# %s; survey %s, MASS %s, ordinal %s", R.version.string,
  packageVersion("survey"), packageVersion("MASS"), packageVersion("ordinal")),
  paste(names(rows[[1]]), collapse = ","),
  do.call(paste, c(do.call(rbind, rows), sep = ","))), file.path(here, "reference.csv"))
