# Reference values of the distributions: Rscript generate.R > distributions.csv
options(digits = 17)
cat("# R", as.character(getRversion()), "\n")
cat("distribution,function,x,a,b,c,value\n")
put <- function(d, f, x, a, b, c, v)
  cat(sprintf("%s,%s,%.17g,%s,%s,%s,%.17g\n", d, f, x, a, b, c, v))
for (x in c(-8, -3, -1.5, -0.1, 0, 0.4, 2, 5, 9)) {
  put("normal", "cumulative", x, "", "", "", pnorm(x))
  put("normal", "upperTail", x, "", "", "", pnorm(x, lower.tail = FALSE))
  for (df in c(0.7, 1, 2, 7, 11.5, 60, 1855, 1e6)) {
    put("t", "cumulative", x, df, "", "", pt(x, df))
    put("t", "upperTail", x, df, "", "", pt(x, df, lower.tail = FALSE))
  }
}
probabilities <- c(1e-10, 0.0005, 0.005, 0.025, 0.05, 0.25, 0.5, 0.7, 0.9, 0.975, 0.995)
for (p in probabilities) {
  put("normal", "quantile", p, "", "", "", qnorm(p))
  for (df in c(1, 2, 7, 11.5, 60, 1855))
    put("t", "quantile", p, df, "", "", qt(p, df))
  for (df in c(0.5, 1, 4, 33.3, 1000))
    put("chisq", "quantile", p, df, "", "", qchisq(p, df))
  # qf() of R loses digits for small probabilities and for many degrees of freedom.
  if (p >= 0.005) for (d in list(c(1, 5), c(3.7, 360), c(12, 2)))
    put("f", "quantile", p, d[1], d[2], "", qf(p, d[1], d[2]))
  for (d in list(c(0.5, 0.5), c(1, 12), c(12, 1), c(4.016, 180.2), c(310, 77.7), c(2e4, 3e4)))
    put("beta", "quantile", p, d[1], d[2], "", qbeta(p, d[1], d[2]))
}
for (x in c(0.001, 0.3, 1, 4, 17.25, 90)) {
  for (df in c(0.5, 1, 4, 33.3, 1000)) {
    put("chisq", "cumulative", x, df, "", "", pchisq(x, df))
    put("chisq", "upperTail", x, df, "", "", pchisq(x, df, lower.tail = FALSE))
  }
  for (d in list(c(1, 5), c(3.7, 360), c(12, 2), c(2, 1e5))) {
    put("f", "cumulative", x, d[1], d[2], "", pf(x, d[1], d[2]))
    put("f", "upperTail", x, d[1], d[2], "", pf(x, d[1], d[2], lower.tail = FALSE))
  }
}
for (x in c(1e-6, 0.02, 0.3, 0.5, 0.77, 0.999))
  for (d in list(c(0.5, 0.5), c(1, 12), c(12, 1), c(4.016, 180.2), c(310, 77.7))) {
    put("beta", "cumulative", x, d[1], d[2], "", pbeta(x, d[1], d[2]))
    put("beta", "upperTail", x, d[1], d[2], "", pbeta(x, d[1], d[2], lower.tail = FALSE))
  }
for (k in c(0, 1, 5, 11, 12))
  for (p in c(0, 0.03, 0.5, 0.9)) {
    put("binomial", "mass", k, 12, p, "", dbinom(k, 12, p))
    put("binomial", "cumulative", k, 12, p, "", pbinom(k, 12, p))
    put("binomial", "upperTail", k, 12, p, "", pbinom(k, 12, p, lower.tail = FALSE))
  }
for (d in list(c(5, 12, 20), c(0, 5, 9), c(40, 46, 80), c(900, 300, 5000), c(9, 9, 9)))
  for (k in c(0, 1, 3, 5, 23, 60)) {
    put("hypergeometric", "mass", k, d[1], d[2], d[3], dhyper(k, d[1], d[3] - d[1], d[2]))
    put("hypergeometric", "cumulative", k, d[1], d[2], d[3], phyper(k, d[1], d[3] - d[1], d[2]))
    put("hypergeometric", "upperTail", k, d[1], d[2], d[3],
        phyper(k, d[1], d[3] - d[1], d[2], lower.tail = FALSE))
  }
