# Reference values of R survey: Rscript generate.R > reference.csv (data of ../survey).
suppressMessages(library(survey))
options(warn = -1)
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("case,design,question,by,group,versus,level,quantity,value\n")
put <- function(case, design, question, by, group, versus, level, quantity, value)
  cat(sprintf("%s,%s,%s,%s,%s,%s,%s,%s,%.16g\n", case, design, question, by, group, versus, level,
              quantity, value))
read <- function(name)
  read.csv(file.path("..", "survey", "data", paste0(name, ".csv")), na.strings = c("", "NA"))
apistrat <- read("apistrat"); apiclus1 <- read("apiclus1"); waves <- read("waves")
designs <- list(
  strat = svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat),
  clus1 = svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1),
  waves = svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = waves),
  wavesElements = svydesign(~1, strata = ~stratum, weights = ~weight, data = waves))

# Every two groups, with the covariance of both, and the p-values of a row as one family.
compare <- function(name, question, by) {
  d <- designs[[name]]
  d <- d[!is.na(d$variables[[question]]) & !is.na(d$variables[[by]]), ]
  y <- d$variables[[question]]
  groups <- sort(unique(as.character(d$variables[[by]])))
  targets <- as.character(sort(unique(y)))
  if (is.numeric(y)) targets <- c(targets, "mean_score")
  for (target in targets) {
    d$variables$value <- if (target == "mean_score") y else as.numeric(as.character(y) == target)
    d$variables$group <- factor(d$variables[[by]], levels = groups)
    means <- svyby(~value, ~group, d, svymean, covmat = TRUE)
    p <- c(); keys <- list()
    for (i in seq_along(groups)) for (j in seq_along(groups)) if (i < j) {
      weight <- rep(0, length(groups)); weight[i] <- 1; weight[j] <- -1
      contrast <- svycontrast(means, setNames(weight, names(coef(means))))
      df <- degf(d[as.character(d$variables[[by]]) %in% groups[c(i, j)], ])
      pair <- 2 * pt(-abs(coef(contrast) / SE(contrast)), df)
      at <- function(quantity, value)
        put("pair", name, question, by, groups[i], groups[j], target, quantity, value)
      at("difference", coef(contrast)); at("se", SE(contrast)); at("df", df); at("p", pair)
      p <- c(p, pair); keys <- c(keys, list(c(groups[i], groups[j])))
    }
    for (method in c("holm", "bonferroni", "BH")) {
      adjusted <- p.adjust(p, method)
      for (k in seq_along(keys))
        put("pair", name, question, by, keys[[k]][1], keys[[k]][2], target, tolower(method),
            adjusted[k])
    }
  }
}
compare("strat", "awards", "stype")
compare("clus1", "awards", "stype")
compare("waves", "q", "age")
compare("waves", "q", "wave")
compare("wavesElements", "q", "age")

# Who did not answer, by group, among all who were asked.
response <- function(name, question, by) {
  d <- designs[[name]]
  d <- d[!is.na(d$variables[[by]]), ]
  d$variables$answered <- factor(is.na(d$variables[[question]]))
  d$variables$group <- factor(d$variables[[by]])
  f <- svychisq(~answered + group, d, statistic = "F")
  chi <- svychisq(~answered + group, d, statistic = "Chisq")
  put("response", name, question, by, "", "", "", "f", f$statistic)
  put("response", name, question, by, "", "", "", "df1", f$parameter[1])
  put("response", name, question, by, "", "", "", "df2", f$parameter[2])
  put("response", name, question, by, "", "", "", "p", f$p.value)
  put("response", name, question, by, "", "", "", "chi2", chi$statistic)
  put("response", name, question, by, "", "", "", "chi2_p", chi$p.value)
}
response("waves", "q", "age")
response("waves", "q", "wave")
response("wavesElements", "q", "age")

# The permutation test of two means, by every deal of the answers: the case is in the key fields.
mean_p <- function(a, b) {
  all <- c(a, b)
  deals <- combn(length(all), length(a))
  sums <- apply(deals, 2, function(index) sum(all[index]))
  centre <- sum(all) * length(a) / length(all)
  mean(abs(sums - centre) >= abs(sum(a) - centre) - 1e-9)
}
for (case in list(list(c(1, 2, 2, 5), c(3, 4, 4, 5, 5)), list(c(1, 1, 1), c(5, 5, 5)),
                  list(c(2, 2, 3), c(2, 3, 3, 3)), list(c(1, 2, 3, 4, 5, 5), c(2, 4))))
  put("mean", "", "", "", paste(case[[1]], collapse = " "), paste(case[[2]], collapse = " "), "",
      "p", mean_p(case[[1]], case[[2]]))
