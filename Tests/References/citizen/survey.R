# The citizen study in R survey: shares, totals, favourable shares and mean scores of every question
# overall and by every dimension in both rounds, with errors of the two-stage design (se), of its
# first stage alone (se_first_stage) and of the jackknife replicates (se_replicates).
#
#   Rscript survey.R > reference.csv            the overall and two dimensions, for the tests
#   contraste distribution Datasets/citizen-perception --no-suppression --format csv \
#     --by sex,age,self-identification,language,socioeconomic,area,region > found.csv
#   Rscript survey.R found.csv [se_replicates]  every row of that file beside R
suppressMessages(library(survey))
options(survey.replicates.mse = TRUE, warn = 1)
arguments <- commandArgs(trailingOnly = TRUE)
folder <- "../../../Datasets/citizen-perception"
missing <- c("888888", "988888", "999999")
read <- function(year) {
  data <- read.csv(file.path(folder, paste0("people-", year, ".csv")), colClasses = "character")
  data$round <- year
  data
}
data <- rbind(read("2021"), read("2024"))
for (name in c("weight", "municipalities", "sections", grep("^rep_", names(data), value = TRUE)))
  data[[name]] <- as.numeric(data[[name]])
dimensions <- c(sex = "sex", age = "age_group", "self-identification" = "self_identification",
  language = "indigenous_language", socioeconomic = "socioeconomic_level", area = "area",
  region = "region")
if (length(arguments) == 0) dimensions <- dimensions[c("sex", "language")]
questions <- c("k1", "k2", "k3_television", "k3_internet", "k3_authorities", "k3_neighbours", "t1",
  "t2", "t3", "p1", "p2", "p3", "r1", "r2", "r3", "i1", "i2")
for (name in c(questions, dimensions)) data[[name]][data[[name]] %in% missing] <- NA
# Until 2021 trust in the agency was asked on a scale of seven; the codebook's crosswalk.
old <- data$round == "2021" & !is.na(data$t1)
data$t1[old] <- c("1", "2", "2", "3", "4", "4", "5")[as.integer(data$t1[old])]
favourable <- function(question) {
  if (startsWith(question, "k3")) return(character())
  switch(question, k1 = "2", r1 = "2", k2 = c("3", "4"), p3 = as.character(6:10), c("4", "5"))
}
replicates <- as.matrix(data[grep("^rep_", names(data))])
first <- data[!duplicated(data$municipality), c("municipality", "stratum")]
first <- first[order(first$municipality), ]
sizes <- table(first$stratum)[first$stratum]
designs <- list(
  se = svydesign(~municipality + section, strata = ~stratum, weights = ~weight,
    fpc = ~municipalities + sections, data = data),
  se_first_stage = svydesign(~municipality, strata = ~stratum, weights = ~weight,
    fpc = ~municipalities, data = data),
  se_replicates = svrepdesign(data = data[!grepl("^rep_", names(data))], weights = ~weight,
    repweights = replicates, type = "JKn", scale = 1, rscales = as.numeric((sizes - 1) / sizes),
    combined.weights = TRUE, mse = TRUE))

rows <- list()
add <- function(...) rows[[length(rows) + 1]] <<- data.frame(..., stringsAsFactors = FALSE)
describe <- function(question, members, keys) {
  levels <- sort(unique(data[[question]][!is.na(data[[question]])]))
  levels <- levels[order(as.numeric(levels))]
  kept <- members & !is.na(data[[question]])
  if (!any(kept)) return()
  parts <- lapply(designs, function(design) {
    x <- design[kept, ]
    x$variables <- cbind(x$variables, sapply(seq_along(levels), function(i)
      as.numeric(x$variables[[question]] == levels[i])))
    names(x$variables)[ncol(x$variables) - length(levels):1 + 1] <- paste0("hit", seq_along(levels))
    x$variables$favourable <- as.numeric(x$variables[[question]] %in% favourable(question))
    x$variables$score <- as.numeric(x$variables[[question]])
    formula <- as.formula(paste0("~", paste0("hit", seq_along(levels), collapse = "+")))
    list(x = x, proportion = svymean(formula, x), total = svytotal(formula, x),
      favourable = svymean(~favourable, x), mean_score = svymean(~score, x))
  })
  x <- parts$se$x
  put <- function(statistic, level, place) add(keys, level = level, statistic = statistic,
    n = nrow(x), df = degf(x), weighted_n = sum(weights(x)),
    estimate = coef(parts$se[[statistic]])[[place]], se = SE(parts$se[[statistic]])[[place]],
    se_first_stage = SE(parts$se_first_stage[[statistic]])[[place]],
    se_replicates = SE(parts$se_replicates[[statistic]])[[place]])
  for (i in seq_along(levels)) for (statistic in c("proportion", "total")) put(statistic, levels[i], i)
  if (length(favourable(question))) { put("favourable", "", 1); put("mean_score", "", 1) }
}
for (question in questions) {
  name <- strsplit(question, "_")[[1]]
  for (round in c("2021", "2024")) {
    keys <- data.frame(question = name[1], item = if (length(name) > 1) name[2] else "",
      group_by = "", group = "", round = round)
    describe(question, data$round == round, keys)
    for (dimension in names(dimensions)) {
      column <- data[[dimensions[[dimension]]]]
      for (group in sort(unique(column[!is.na(column)]))) {
        keys$group_by <- dimension
        keys$group <- group
        describe(question, data$round == round & !is.na(column) & column == group, keys)
      }
    }
  }
}
table <- do.call(rbind, rows)
version <- paste("R", getRversion(), "survey", packageVersion("survey"))
if (length(arguments) == 0) {
  cat("#", version, "\n")
  for (name in c("weighted_n", "estimate", "se", "se_first_stage", "se_replicates"))
    table[[name]] <- sprintf("%.16g", table[[name]])
  write.csv(table, stdout(), row.names = FALSE, quote = FALSE)
  quit()
}
text <- c("question", "item", "group_by", "group", "round", "level", "statistic")
found <- read.csv(arguments[1], na.strings = "", colClasses = setNames(rep("character", 7), text))
found[text][is.na(found[text])] <- ""
found <- found[found$statistic %in% c("proportion", "total", "favourable", "mean_score"), ]
if (length(arguments) > 1) table$se <- table[[arguments[2]]]
both <- merge(found, table, by = text, suffixes = c("", "_r"))
cat(version, "\n", nrow(found), "rows of contraste,", nrow(both), "of them in R\n")
fields <- c("estimate", "se", "n", "weighted_n", if (!"se_replicates" %in% arguments) "df")
worst <- sapply(fields, function(field) {
  a <- both[[field]]
  b <- both[[paste0(field, "_r")]]
  # What R finds as an error of 1e-17 beside a share of 0 or 1 is no error.
  known <- !is.na(a) & !(a == 0 & abs(b) < 1e-12)
  max(ifelse(a == b, 0, abs(a - b) / pmax(abs(a), abs(b)))[known])
})
print(worst)
quit(status = if (nrow(found) == nrow(both) && all(worst < 1e-10)) 0 else 1)
