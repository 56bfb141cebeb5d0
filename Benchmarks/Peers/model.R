# Models in R survey: Rscript model.R data.csv logit|ordinal
# All ten predictors of `Peers.swift`, four as factors and six as numbers.

arguments <- commandArgs(trailingOnly = TRUE)
suppressMessages({library(survey); library(MASS)})
data <- read.csv(arguments[1], na.strings = c("", "NA"))
for (name in c("sex", "age", "ethnicity", "ses")) data[[name]] <- factor(data[[name]])
data$event <- as.integer(data$q1 >= 4)
data$q1 <- factor(data$q1)
design <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
right <- "~ sex + age + ethnicity + ses + q2 + q3 + q4 + q5 + q6 + q7"
fit <- if (arguments[2] == "logit") {
  svyglm(as.formula(paste("event", right)), design, family = quasibinomial())
} else {
  svyolr(as.formula(paste("q1", right)), design)
}
print(coef(summary(fit)))
