# Reference values of R survey on the AmericasBarometer of Mexico, which is not part of the project:
# Rscript lapop.R FOLDER > lapop.csv, FOLDER holding lapop-mexico-codes.csv.
# Answers of 888888 (does not know), 988888 (no answer) and 999999 (not applicable) are missing.
suppressMessages(library(survey))
folder <- commandArgs(trailingOnly = TRUE)[1]
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("question,by,group,level,quantity,value\n")
put <- function(question, by, group, level, quantity, value)
  cat(sprintf("%s,%s,%s,%s,%s,%.17g\n", question, by, group, level, quantity, value))
d <- read.csv(file.path(folder, "lapop-mexico-codes.csv"))
questions <- c("b18", "ing4", "b12", "pn4")
for (q in questions) d[[q]][d[[q]] %in% c(888888, 988888, 999999)] <- NA
design <- svydesign(~upm, strata = ~strata, weights = ~weight1500, data = d, nest = TRUE)
domain <- function(question, by, group, x) {
  x <- x[!is.na(x$variables[[question]]), ]
  y <- x$variables[[question]]
  put(question, by, group, "", "n", nrow(x))
  put(question, by, group, "", "weighted_n", sum(weights(x)))
  put(question, by, group, "", "df", degf(x))
  for (level in sort(unique(d[[question]]))) {
    x$variables$hit <- as.numeric(y == level)
    share <- svymean(~hit, x, deff = "replace"); total <- svytotal(~hit, x)
    put(question, by, group, level, "count", sum(y == level))
    put(question, by, group, level, "proportion", coef(share))
    put(question, by, group, level, "se", SE(share))
    put(question, by, group, level, "deff", deff(share))
    put(question, by, group, level, "total", coef(total))
    put(question, by, group, level, "total_se", SE(total))
    ci <- attr(svyciprop(~hit, x, method = "beta"), "ci")
    put(question, by, group, level, "low", ci[1]); put(question, by, group, level, "high", ci[2])
  }
  x$variables$score <- y
  m <- svymean(~score, x)
  put(question, by, group, "", "mean_score", coef(m)); put(question, by, group, "", "mean_se", SE(m))
}
for (q in questions) {
  domain(q, "", "", design)
  for (w in c(2018, 2023)) domain(q, "wave", w, design[design$variables$wave == w, ])
  y <- d[[q]]; w <- weights(design); z <- rep(0, nrow(d)); value <- 0
  for (s in c(-1, 1)) {
    inside <- !is.na(y) & d$wave == ifelse(s < 0, 2018, 2023)
    m <- sum(w[inside] * y[inside]) / sum(w[inside])
    z[inside] <- s * (y[inside] - m) / sum(w[inside]); value <- value + s * m
  }
  design$variables$z <- z
  put(q, "wave", "2023-2018", "", "difference", value)
  put(q, "wave", "2023-2018", "", "difference_se", SE(svytotal(~z, design)))
  complete <- design[!is.na(y), ]
  complete$variables[[q]] <- factor(complete$variables[[q]])
  complete$variables$wave <- factor(complete$variables$wave)
  test <- svychisq(as.formula(paste("~", q, "+ wave")), complete)
  put(q, "wave", "", "", "f", test$statistic); put(q, "wave", "", "", "f_df1", test$parameter[1])
  put(q, "wave", "", "", "f_df2", test$parameter[2]); put(q, "wave", "", "", "f_p", test$p.value)
}
