# Exact tests of support by group, and kappas of coders: R's fisher.test and the package psych.
#
#     Rscript Tests/References/workshop/generate.R
suppressMessages(library(psych))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
path <- function(name) file.path(here, name)

save <- function(rows, name) {
  file <- file(path(name), "w")
  cat("# ", R.version.string, ", psych ", as.character(packageVersion("psych")), "\n", sep = "",
      file = file)
  write.csv(rows, file, row.names = FALSE, quote = FALSE)
  close(file)
}

tables <- read.csv(path("tables.csv"), comment.char = "#")
out <- do.call(rbind, lapply(split(tables, tables$table), function(rows) {
  counts <- as.matrix(rows[, c("support", "other")])
  counts <- counts[, colSums(counts) > 0, drop = FALSE]
  p <- if (ncol(counts) < 2) NA else fisher.test(counts, workspace = 2e7)$p.value
  data.frame(table = rows$table[1], p = format(p, digits = 17))
}))
save(out[order(out$table), ], "fisher.csv")

codings <- read.csv(path("codings.csv"), colClasses = "character", comment.char = "#")
kappas <- list()
for (name in c("two", "three")) {
  own <- codings[codings$table == name, ]
  wide <- reshape(own[, c("item", "coder", "themes")], idvar = "item", timevar = "coder",
                  direction = "wide")[, -1]
  levels <- sort(unique(own$themes))
  for (pair in combn(ncol(wide), 2, simplify = FALSE)) {
    both <- data.frame(lapply(wide[, pair], function(x) match(x, levels)))
    kappas[[length(kappas) + 1]] <- data.frame(
      table = name, statistic = "cohen_kappa", group = paste0("c", pair[1] - 1),
      versus_group = paste0("c", pair[2] - 1),
      value = format(cohen.kappa(both)$kappa, digits = 17))
  }
}
save(do.call(rbind, kappas), "psych.csv")
