# The battery in R survey, for the first questions only:
# Rscript survey.R data.csv questions out.csv [dimensions]
# Prints what each part took; writes its figures, so that they can be compared.

arguments <- commandArgs(trailingOnly = TRUE)
questions <- paste0("q", seq_len(as.integer(arguments[2])))
dimensions <- c("sex", "age", "ethnicity", "ses")
if (length(arguments) > 3) dimensions <- strsplit(arguments[4], ",")[[1]]
suppressMessages(library(survey))
cat("version: R survey ", as.character(packageVersion("survey")), "\n", sep = "")

clock <- function(name, expression) {
  taken <- system.time(value <- expression)[["elapsed"]]
  cat(name, ": ", taken, "\n", sep = "")
  value
}
data <- clock("read", {
  columns <- c(rep("character", 24), "character", "character", "numeric")
  frame <- read.csv(arguments[1], colClasses = columns, na.strings = c("", "NA"))
  for (name in c(questions, dimensions)) frame[[name]] <- factor(frame[[name]])
  frame
})
design <- clock("design", svydesign(
  ids = ~cluster, strata = ~stratum, weights = ~weight, data = data, nest = TRUE))

rows <- list()
add <- function(question, by, group, level, statistic, estimate, se) {
  rows[[length(rows) + 1]] <<- data.frame(
    question = question, group_by = by, group = group, level = level, statistic = statistic,
    estimate = estimate, se = se)
}
invisible(clock("tables", for (question in questions) {
  answer <- as.formula(paste0("~", question))
  levels <- levels(data[[question]])
  overall <- svymean(answer, design, na.rm = TRUE)
  add(question, "", "", levels, "proportion", coef(overall), SE(overall))
  for (dimension in dimensions) {
    group <- as.formula(paste0("~", dimension))
    table <- svyby(answer, group, design, svymean, na.rm = TRUE)
    estimates <- as.matrix(table[, 1 + seq_along(levels)])
    errors <- as.matrix(SE(table))
    for (i in seq_len(nrow(table))) {
      add(question, dimension, as.character(table[i, 1]), levels, "proportion",
        estimates[i, ], errors[i, ])
    }
    test <- svychisq(as.formula(paste0("~", question, "+", dimension)), design, statistic = "F")
    add(question, dimension, "", "", "rao_scott_f", unname(test$statistic), NA)
  }
}))
table <- do.call(rbind, rows)
table$estimate <- formatC(table$estimate, digits = 17, format = "g")
table$se <- ifelse(is.na(table$se), "", formatC(table$se, digits = 17, format = "g"))
write.csv(table, arguments[3], row.names = FALSE, quote = FALSE)
