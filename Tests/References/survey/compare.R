# Compares what the command prints with R survey, row by row:
#   contraste distribution lapop-mexico-codes.csv --question b18,ing4 --by wave \
#     --weight weight1500 --strata strata --clusters upm --missing 888888,988888,999999 \
#     --format csv > found.csv
#   Rscript compare.R lapop-mexico-codes.csv found.csv
suppressMessages(library(survey))
files <- commandArgs(trailingOnly = TRUE)
d <- read.csv(files[1])
found <- read.csv(files[2], colClasses = c(group = "character", level = "character"))
found <- found[found$analysis == "distribution", ]
questions <- unique(found$question)
for (q in questions) d[[q]][d[[q]] %in% c(888888, 988888, 999999)] <- NA
design <- svydesign(~upm, strata = ~strata, weights = ~weight1500, data = d, nest = TRUE)
worst <- data.frame()
compare <- function(row, name, expected) {
  value <- row[[name]]
  difference <- abs(value - expected) / max(abs(expected), 1e-300)
  if (value == expected) difference <- 0
  worst <<- rbind(worst, data.frame(statistic = row$statistic, field = name, difference = difference,
    where = paste(row$question, row$group, row$level)))
}
for (i in seq_len(nrow(found))) {
  row <- found[i, ]
  x <- design[!is.na(d[[row$question]]), ]
  if (nzchar(row$group)) x <- x[as.character(x$variables[[row$group_by]]) == row$group, ]
  y <- x$variables[[row$question]]
  if (row$statistic %in% c("proportion", "total", "count")) {
    x$variables$hit <- as.numeric(y == as.numeric(row$level))
    result <- switch(row$statistic, proportion = svymean(~hit, x), total = svytotal(~hit, x))
    if (row$statistic == "count") { compare(row, "estimate", sum(x$variables$hit)); next }
  } else if (row$statistic == "mean_score") {
    x$variables$y <- y
    result <- svymean(~y, x)
  } else next
  compare(row, "estimate", as.numeric(coef(result)))
  compare(row, "se", as.numeric(SE(result)))
  compare(row, "n", nrow(x)); compare(row, "df", degf(x))
  compare(row, "weighted_n", sum(weights(x)))
}
cat("R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
print(aggregate(difference ~ statistic + field, worst, function(v) c(rows = length(v), largest = max(v))))
largest <- worst[which.max(worst$difference), ]
cat("largest relative difference:", format(largest$difference), "in", largest$statistic, largest$field,
    "of", largest$where, "\n")
quit(status = if (largest$difference < 1e-10) 0 else 1)
