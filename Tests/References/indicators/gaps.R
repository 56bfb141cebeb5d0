# Gaps of scores between a group and another, or the rest, in R survey: differences and ratios by
# svycontrast on the totals of everything a rule reads, for both sides together.
#
#   Rscript gaps.R > gaps.csv      (data: answers.csv, which generate.R writes)
suppressMessages(library(survey))
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("by,group,versus,rule,statistic,quantity,value\n")
d <- read.csv("answers.csv", na.strings = "")
n <- nrow(d)
# Three groups by turns, so that the rest is two groups together.
d$third <- rep(c("a", "b", "c"), length.out = n)
questions <- c("q1", "q2", "q3", "q4")
for (q in questions) {
  asked <- !is.na(d[[q]])
  d[[paste0(q, "_n")]] <- as.numeric(asked)
  d[[paste0(q, "_f")]] <- ifelse(asked, as.numeric(d[[q]] >= 4), 0)
  d[[paste0(q, "_s")]] <- ifelse(asked, (d[[q]] - 1) / 4, 0)
}
d$amount_n <- as.numeric(!is.na(d$amount)); d$amount_v <- ifelse(is.na(d$amount), 0, d$amount / 100)
fav <- sapply(questions, function(q) d[[q]] >= 4)
yes <- rowSums(fav, na.rm = TRUE); open <- rowSums(is.na(fav))
d$k_n <- as.numeric(yes >= 2 | yes + open < 2); d$k_v <- d$k_n * (yes >= 2)
d$c_n <- as.numeric(open == 0); d$c_v <- d$c_n * yes / 4
any3 <- apply(fav[, 1:3], 1, function(x) if (any(x %in% TRUE)) TRUE else if (anyNA(x)) NA else FALSE)
both <- ifelse(any3 %in% FALSE | fav[, 4] %in% FALSE, FALSE, any3 & fav[, 4])
d$a_n <- as.numeric(!is.na(both)); d$a_v <- ifelse(is.na(both), 0, as.numeric(both))

rules <- list(
  mean_favourable = "(q1_f/q1_n + q2_f/q2_n + q3_f/q3_n) / 3",
  mean_score = "(q1_s/q1_n + q2_s/q2_n + q3_s/q3_n) / 3",
  weighted = "(1 * q1_f/q1_n + 2 * q2_s/q2_n + 3 * amount_v/amount_n) / 6",
  geometric = "exp((log(q1_f/q1_n) + log(q2_s/q2_n) + 2 * log(amount_v/amount_n)) / 4)",
  at_least_two = "k_v/k_n", criteria = "c_v/c_n", any_and = "a_v/a_n",
  tiered = "0.8 * q2_s/q2_n")
columns <- c(paste0(rep(questions, each = 3), c("_n", "_f", "_s")), "amount_n", "amount_v",
             "k_n", "k_v", "c_n", "c_v", "a_n", "a_v")

gap <- function(by, group, versus) {
  own <- d[[by]] == group
  other <- if (versus == "rest") !own else d[[by]] == versus
  sides <- d
  for (column in columns) {
    sides[[paste0("own_", column)]] <- d[[column]] * own
    sides[[paste0("other_", column)]] <- d[[column]] * other
  }
  design <- svydesign(~cluster, strata = ~stratum, weights = ~weight, data = sides)
  design <- design[own | other, ]
  totals <- svytotal(reformulate(c(paste0("own_", columns), paste0("other_", columns))), design)
  df <- degf(design)
  for (rule in names(rules)) {
    side <- function(name) gsub("\\b([a-z0-9]+_[nfsv])\\b", paste0(name, "_\\1"), rules[[rule]])
    a <- side("own"); b <- side("other")
    contrast <- function(text) svycontrast(totals, parse(text = text)[[1]])
    difference <- contrast(paste0("(", a, ") - (", b, ")"))
    ratio <- contrast(paste0("(", a, ") / (", b, ")"))
    logs <- contrast(paste0("log((", a, ") / (", b, "))"))
    put <- function(statistic, quantity, value)
      cat(sprintf("%s,%s,%s,%s,%s,%s,%.16g\n", by, group, versus, rule, statistic, quantity, value))
    put("difference", "estimate", coef(difference)); put("difference", "se", SE(difference))
    put("difference", "df", df)
    put("difference", "p", 2 * pt(-abs(coef(difference) / SE(difference)), df))
    put("ratio", "estimate", coef(ratio)); put("ratio", "se", SE(ratio)); put("ratio", "df", df)
    reach <- qt(0.975, df) * SE(logs)
    put("ratio", "low", exp(coef(logs) - reach)); put("ratio", "high", exp(coef(logs) + reach))
    put("ratio", "p", 2 * pt(-abs(coef(logs) / SE(logs)), df))
  }
}
gap("group", "x", "y")
for (group in c("a", "b", "c")) gap("third", group, "rest")
gap("third", "b", "a"); gap("third", "c", "a")
