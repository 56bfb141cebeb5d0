# Intervals of shares, design effects and totals: Rscript intervals.R > intervals.csv
# Shares, variances and design effects are those of survey; the intervals are written out in base R.
suppressMessages(library(survey))
options(warn = -1)
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("design,question,by,group,level,quantity,value\n")
read <- function(name)
  read.csv(file.path("../survey/data", paste0(name, ".csv")), na.strings = c("", "NA"))
apistrat <- read("apistrat"); apiclus1 <- read("apiclus1"); small <- read("small")
waves <- read("waves")
designs <- list(
  strat = svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat),
  clus1 = svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1),
  small = svydesign(~1, weights = ~weight, data = small),
  smallEqual = svydesign(~1, weights = ~1, data = small),
  waves = svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = waves),
  wavesFPC = svydesign(~psu, strata = ~stratum, weights = ~weight, fpc = ~population,
                       nest = TRUE, data = waves),
  wavesElements = svydesign(~1, strata = ~stratum, weights = ~weight, data = waves))
asked <- list(strat = c("sch.wide", "awards"), clus1 = "sch.wide", small = "answer", smallEqual = "answer",
              waves = "q", wavesFPC = "q", wavesElements = "q")
groups <- list(strat = "stype", clus1 = "stype", small = "actor", smallEqual = "actor", waves = "wave",
               wavesFPC = "wave", wavesElements = "wave")

limits <- function(p, v, df, n, level) {
  tail <- (1 - level) / 2; z <- qnorm(1 - tail)
  plain <- p * (1 - p) / v
  m <- plain * (qt(tail, n - 1) / qt(tail, df))^2
  centre <- (p + z^2 / (2 * m)) / (1 + z^2 / m)
  reach <- z * sqrt(p * (1 - p) / m + z^2 / (4 * m^2)) / (1 + z^2 / m)
  q <- (m * p + z^2 / 2) / (m + z^2)
  side <- z * sqrt(q * (1 - q) / (m + z^2))
  k <- plain * n / (n - 1)
  list(wilson = c(centre - reach, centre + reach),
       agresticoull = c(max(0, q - side), min(1, q + side)),
       clopperpearson = c(qbeta(tail, k * p, k * (1 - p) + 1),
                          qbeta(1 - tail, k * p + 1, k * (1 - p))))
}

for (name in names(designs)) for (question in asked[[name]]) for (by in c("", groups[[name]])) {
  d <- designs[[name]]; v <- d$variables
  if (!question %in% names(v) || (by != "" && !by %in% names(v)) || question == by) next
  for (group in if (by == "") "" else sort(unique(v[[by]][!is.na(v[[by]])]))) {
    inside <- if (by == "") TRUE else v[[by]] %in% group
    s <- d[!is.na(v[[question]]) & inside, ]
    df <- degf(s); n <- nrow(s)
    if (df < 1 || n < 2) next
    for (level in sort(unique(s$variables[[question]]))) {
      s$variables$hit <- as.numeric(s$variables[[question]] == level)
      m <- svymean(~hit, s, deff = TRUE); total <- svytotal(~hit, s, deff = "replace")
      p <- as.numeric(coef(m)); var <- as.numeric(vcov(m))
      if (p %in% c(0, 1) || !is.finite(var) || var < 1e-18) next
      put <- function(quantity, value) if (is.finite(value)) cat(sprintf(
        "%s,%s,%s,%s,%s,%s,%.16g\n", name, question, by, group, level, quantity, value))
      for (level95 in c(0.95, 0.8)) {
        ends <- limits(p, var, df, n, level95)
        for (method in names(ends)) {
          put(paste(method, level95, "low", sep = "_"), ends[[method]][1])
          put(paste(method, level95, "high", sep = "_"), ends[[method]][2])
        }
      }
      if (sum(weights(s)) > n + 1e-6) put("deff_without", deff(m))
      put("deff_total", deff(total))
      t <- svytotal(~hit, s, deff = TRUE)
      if (sum(weights(s)) > n + 1e-6) put("deff_total_without", deff(t))
    }
  }
}
# The binomial interval of the answers themselves.
for (n in c(1, 2, 5, 12, 40)) for (x in unique(c(0, 1, n %/% 2, n))) {
  ci <- binom.test(x, n)$conf.int
  cat(sprintf("binomial,%d,,,%d,low,%.16g\nbinomial,%d,,,%d,high,%.16g\n", n, x, ci[1], n, x, ci[2]))
}
