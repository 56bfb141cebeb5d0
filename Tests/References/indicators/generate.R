# Scores of indicators in R survey: means of ratios, weighted and geometric means, criteria met, and
# tiers, with their errors by svycontrast on the totals of everything a rule reads.
#
#   Rscript generate.R > scores.csv      (it also writes answers.csv, drawn with seed 5)
suppressMessages(library(survey))
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("group,rule,quantity,value\n")
set.seed(5)
n <- 240
d <- data.frame(stratum = rep(c("s1", "s2", "s3", "s4"), each = 60), cluster = rep(1:24, each = 10),
  weight = round(runif(n, 0.5, 4), 3), group = sample(c("x", "y"), n, TRUE, c(0.6, 0.4)))
tilt <- rep(rnorm(24, 0, 0.7), each = 10)
for (q in c("q1", "q2", "q3", "q4")) {
  d[[q]] <- pmin(5, pmax(1, round(3.1 + tilt + rnorm(n))))
  d[[q]][sample(n, 25)] <- NA
}
d$amount <- round(runif(n, 0, 100), 1)
d$amount[sample(n, 20)] <- NA
write.csv(d, "answers.csv", row.names = FALSE, quote = FALSE, na = "")

for (q in c("q1", "q2", "q3", "q4")) {
  asked <- !is.na(d[[q]])
  d[[paste0(q, "_n")]] <- as.numeric(asked)
  d[[paste0(q, "_f")]] <- ifelse(asked, as.numeric(d[[q]] >= 4), 0)
  d[[paste0(q, "_s")]] <- ifelse(asked, (d[[q]] - 1) / 4, 0)
}
d$amount_n <- as.numeric(!is.na(d$amount)); d$amount_v <- ifelse(is.na(d$amount), 0, d$amount / 100)
fav <- sapply(c("q1", "q2", "q3", "q4"), function(q) d[[q]] >= 4)
yes <- rowSums(fav, na.rm = TRUE); open <- rowSums(is.na(fav))
# At least two of four: decided where those that are open cannot change it.
d$k_n <- as.numeric(yes >= 2 | yes + open < 2); d$k_v <- d$k_n * (yes >= 2)
d$k_low <- as.numeric(yes >= 2); d$k_high <- as.numeric(yes + open >= 2); d$one <- 1
# Criteria met of four: decided where nothing is open.
d$c_n <- as.numeric(open == 0); d$c_v <- d$c_n * yes / 4
d$c_low <- yes / 4; d$c_high <- (yes + open) / 4
# Any of q1, q2, q3, and q4, in Kleene's logic.
any3 <- apply(fav[, 1:3], 1, function(x) if (any(x %in% TRUE)) TRUE else if (anyNA(x)) NA else FALSE)
both <- ifelse(any3 %in% FALSE | fav[, 4] %in% FALSE, FALSE, any3 & fav[, 4])
d$a_n <- as.numeric(!is.na(both)); d$a_v <- ifelse(is.na(both), 0, as.numeric(both))

design <- svydesign(~cluster, strata = ~stratum, weights = ~weight, data = d)
rules <- list(
  mean_favourable = quote((q1_f/q1_n + q2_f/q2_n + q3_f/q3_n) / 3),
  mean_score = quote((q1_s/q1_n + q2_s/q2_n + q3_s/q3_n) / 3),
  weighted = quote((1 * q1_f/q1_n + 2 * q2_s/q2_n + 3 * amount_v/amount_n) / 6),
  geometric = quote(exp((log(q1_f/q1_n) + log(q2_s/q2_n) + 2 * log(amount_v/amount_n)) / 4)),
  at_least_two = quote(k_v/k_n), at_least_two_low = quote(k_low/one),
  at_least_two_high = quote(k_high/one),
  criteria = quote(c_v/c_n), criteria_low = quote(c_low/one), criteria_high = quote(c_high/one),
  any_and = quote(a_v/a_n),
  tiered = quote(0.8 * q2_s/q2_n))
columns <- c(paste0(rep(c("q1", "q2", "q3", "q4"), each = 3), c("_n", "_f", "_s")), "amount_n",
  "amount_v", "k_n", "k_v", "k_low", "k_high", "one", "c_n", "c_v", "c_low", "c_high", "a_n", "a_v")
totals <- list()
for (group in c("x", "y")) {
  totals[[group]] <- svytotal(reformulate(columns), design[d$group == group, ])
  for (rule in names(rules)) {
    found <- svycontrast(totals[[group]], rules[[rule]])
    cat(sprintf("%s,%s,estimate,%.16g\n", group, rule, coef(found)))
    cat(sprintf("%s,%s,se,%.16g\n", group, rule, SE(found)))
  }
}
# The mean over both groups, each counting the same: totals of both groups in one covariance.
for (q in c("q1", "q2", "q3")) for (group in c("x", "y")) for (part in c("f", "n"))
  d[[paste0(q, part, group)]] <- d[[paste0(q, "_", part)]] * (d$group == group)
names <- as.vector(outer(outer(c("q1", "q2", "q3"), c("f", "n"), paste0), c("x", "y"), paste0))
both <- svytotal(reformulate(names), svydesign(~cluster, strata = ~stratum, weights = ~weight, data = d))
pooled <- svycontrast(both, quote(((q1fx/q1nx + q2fx/q2nx + q3fx/q3nx) / 3 +
  (q1fy/q1ny + q2fy/q2ny + q3fy/q3ny) / 3) / 2))
cat(sprintf(",pooled_equal,estimate,%.16g\n,pooled_equal,se,%.16g\n", coef(pooled), SE(pooled)))
