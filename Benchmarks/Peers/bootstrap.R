# Rao and Wu's bootstrap in R survey: Rscript bootstrap.R data.csv replicates questions
# Makes the replicate weights and takes the shares of the first questions; prints what each part took.

arguments <- commandArgs(trailingOnly = TRUE)
questions <- paste0("q", seq_len(as.integer(arguments[3])))
suppressMessages(library(survey))
clock <- function(name, expression) {
  taken <- system.time(value <- expression)[["elapsed"]]
  cat(name, ": ", taken, "\n", sep = "")
  value
}
cat("version: R survey ", as.character(packageVersion("survey")), "\n", sep = "")
data <- clock("read", {
  frame <- read.csv(arguments[1], na.strings = c("", "NA"))
  for (name in questions) frame[[name]] <- factor(frame[[name]])
  frame
})
design <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
set.seed(1)
replicates <- clock("design", as.svrepdesign(
  design, type = "subbootstrap", replicates = as.integer(arguments[2])))
invisible(clock("tables", for (question in questions) {
  svymean(as.formula(paste0("~", question)), replicates, na.rm = TRUE)
}))
