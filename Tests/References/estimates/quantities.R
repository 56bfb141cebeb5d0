# Means, totals, ratios, covariances, contrasts, design effects and quantiles of numbers:
# Rscript quantities.R > quantities.csv (it also writes data/*.csv, from the data sets of survey).
suppressMessages(library(survey))
options(warn = -1)
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("design,by,group,quantity,detail,value\n")
data(api)
put <- function(design, by, group, quantity, detail, value) if (is.finite(value))
  cat(sprintf("%s,%s,%s,%s,%s,%.16g\n", design, by, group, quantity, detail, value))

# Numbers that are alike stand in order of their weights, as in the quantiles that are checked.
columns <- c("stype", "dnum", "snum", "pw", "fpc", "api00", "api.stu", "enroll")
save <- function(d, name) write.csv(d, file.path("data", paste0(name, ".csv")),
                                    row.names = FALSE, quote = FALSE, na = "")
tidy <- function(d, columns) {
  d <- d[, columns]
  names(d) <- sub("api.stu", "tested", names(d), fixed = TRUE)
  d$enroll[seq(5, nrow(d), 17)] <- NA
  d$parity <- ifelse(d$snum %% 2 == 0, "even", "odd")
  d[order(d$api00, d$pw), ]
}
strat <- tidy(apistrat, columns); clus1 <- tidy(apiclus1, columns)
clus2 <- tidy(apiclus2, c(setdiff(columns, "fpc"), "fpc1", "fpc2"))
uneven <- strat
uneven$pw <- round(uneven$pw * (0.5 + (uneven$snum %% 7) / 3), 2)
uneven$api00 <- uneven$api00 + uneven$snum / 10000
uneven <- uneven[order(uneven$api00), ]
for (name in c("strat", "clus1", "clus2", "uneven")) save(get(name), name)
designs <- list(
  strat = svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat),
  clus1 = svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = clus1),
  clus2 = svydesign(~dnum + snum, weights = ~pw, fpc = ~fpc1 + fpc2, data = clus2),
  uneven = svydesign(~dnum, weights = ~pw, data = uneven))

# The same with weights brought to the numbers of schools of each type and parity.
known <- c(`(Intercept)` = nrow(apipop), parityodd = sum(apipop$snum %% 2),
  stypeH = sum(apipop$stype == "H"), stypeM = sum(apipop$stype == "M"))
cat("dimension,level,total", sprintf("stype,%s,%d", levels(apipop$stype), table(apipop$stype)),
  sprintf("parity,%s,%d", c("even", "odd"), nrow(apipop) * c(1, 0) + known[[2]] * c(-1, 1)), "",
  file = "data/margins.csv", sep = "\n")
# Rows left out of a calibrated design stay in it without weight, where a missing number still
# makes every sum missing.
answered <- function(d, variable) {
  u <- d[!is.na(d$variables[[variable]]), ]
  u$variables[[variable]][is.na(u$variables[[variable]])] <- 0
  u
}
for (name in c("strat", "clus1", "clus2")) {
  d <- calibrate(designs[[name]], ~parity + stype, known)
  for (by in c("", "stype")) for (group in if (by == "") "" else levels(factor(d$variables$stype))) {
    s <- if (by == "") d else subset(d, stype == group)
    for (variable in c("api00", "enroll")) {
      u <- answered(s, variable)
      m <- svymean(reformulate(variable), u); t <- svytotal(reformulate(variable), u)
      p <- function(quantity, value) put(paste0(name, "cal"), by, group, quantity, variable, value)
      p("mean", coef(m)); p("mean_se", SE(m)); p("total", coef(t)); p("total_se", SE(t))
    }
    r <- svyratio(~tested, ~enroll, answered(s, "enroll"))
    put(paste0(name, "cal"), by, group, "ratio", "tested:enroll", coef(r))
    put(paste0(name, "cal"), by, group, "ratio_se", "tested:enroll", SE(r))
  }
}

rules <- c("math", "school", "shahvaish", "hf1", "hf2", "hf3", "hf4", "hf5", "hf6", "hf7", "hf8",
           "hf9")
# survey takes half of the weight itself in the positions of Shah and Vaish, so that a constant
# times the weights changes the quantile; weights of mean one are what their formula asks for.
scaled <- function(d) { v <- d; v$variables$pw <- weights(d) / mean(weights(d))
  svydesign(~1, weights = ~pw, data = v$variables) }

for (name in names(designs)) for (by in c("", "stype")) {
  d <- designs[[name]]
  for (group in if (by == "") "" else sort(unique(d$variables$stype))) {
    s <- if (by == "") d else subset(d, stype == group)
    for (variable in c("api00", "enroll")) {
      u <- s[!is.na(s$variables[[variable]]), ]
      p <- function(quantity, value) put(name, by, group, quantity, variable, value)
      m <- svymean(reformulate(variable), u, deff = "replace")
      w <- svymean(reformulate(variable), u, deff = TRUE)
      t <- svytotal(reformulate(variable), u, deff = "replace")
      p("n", nrow(u)); p("df", degf(u)); p("weighted_n", sum(weights(u)))
      p("mean", coef(m)); p("mean_se", SE(m)); p("mean_deff", deff(m)); p("mean_deff_without", deff(w))
      p("mean_low", confint(m, df = degf(u))[1]); p("mean_high", confint(m, df = degf(u))[2])
      p("total", coef(t)); p("total_se", SE(t)); p("total_deff", deff(t))
    }
    u <- s[!is.na(s$variables$enroll), ]
    r <- svyratio(~tested, ~enroll, u, deff = "replace")
    put(name, by, group, "ratio", "tested:enroll", coef(r))
    put(name, by, group, "ratio_se", "tested:enroll", SE(r))
    put(name, by, group, "ratio_deff", "tested:enroll", attr(r, "deff"))
    v <- vcov(svymean(~tested + enroll + api00, u))
    for (i in 1:3) for (j in 1:3) put(name, by, group, "covariance", paste(i, j), v[i, j])
    for (rule in rules) for (q in c(0.1, 0.25, 0.5, 0.9)) {
      # Where the first weight already passes the share, survey goes on to the second number.
      w <- weights(s)[order(s$variables$api00)]
      if (w[1] / sum(w) > q) next
      # Where the weight reaches the share just so, its answer depends on roundoff.
      if (any(abs(cumsum(w) / sum(w) - q) < 1e-9)) next
      # The same holds of limits: within the first weight survey extrapolates or goes on.
      inside <- function(limit) is.finite(limit) && limit > sort(s$variables$api00)[2]
      base <- if (rule == "shahvaish") scaled(s) else s
      put(name, by, group, paste0("quantile_", rule), q,
          coef(svyquantile(~api00, base, q, qrule = rule, ci = FALSE)))
      if (!rule %in% c("math", "hf4", "hf7") || degf(s) < 1) next
      for (type in c("mean", "beta", "xlogit", "asin")) {
        found <- try(svyquantile(~api00, s, q, qrule = rule, interval.type = type), silent = TRUE)
        if (inherits(found, "try-error")) next
        if (inside(confint(found)[1]))
          put(name, by, group, paste("limit", rule, type, "low", sep = "_"), q, confint(found)[1])
        put(name, by, group, paste("limit", rule, type, "high", sep = "_"), q, confint(found)[2])
        if (type == "mean") put(name, by, group, paste("limit", rule, type, "se", sep = "_"), q,
                                SE(found))
      }
    }
  }
}

# Contrasts of means of groups, with the covariance between them.
for (name in names(designs)) {
  b <- svyby(~api00, ~stype, designs[[name]], svymean, covmat = TRUE)
  for (text in c("E - 0.5*H - 0.5*M", "E / H", "(E - M) / (H + M)", "E * H - M * M / 2")) {
    c <- svycontrast(b, parse(text = text)[[1]])
    put(name, "stype", "", "contrast", text, coef(c))
    put(name, "stype", "", "contrast_se", text, SE(c))
  }
  v <- vcov(b)
  for (i in 1:3) for (j in 1:3) put(name, "stype", "", "by_covariance", paste(i, j), v[i, j])
}
# Equal weights: the rules of base R.
x <- clus1$api00[seq(1, nrow(clus1), 9)]
for (type in c(1, 2, 4:9)) for (q in c(0.01, 0.05, 0.1, 0.25, 0.5, 0.6, 0.9, 0.99))
  put("equal", "", "", paste0("quantile_hf", type), q, quantile(x, q, type = type))
for (i in seq_along(x)) put("equal", "", "", "value", i, x[i])
