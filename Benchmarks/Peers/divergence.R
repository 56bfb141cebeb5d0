# Seconds of single calls in R, one a line: what is called, by what, seconds. Median of three.
#   Rscript divergence.R FOLDER
suppressMessages(library(vegan))
folder <- commandArgs(trailingOnly = TRUE)[1]
answers <- function(n) read.csv(file.path(folder, paste0("answers-", n, ".csv")))
seconds <- function(call) median(replicate(3, system.time(call())[["elapsed"]]))
line <- function(name, by, call) cat(paste(name, by, seconds(call), sep = "\t"), "\n", sep = "")

small <- answers(300)
distances <- function(data) dist(as.matrix(data[, -1]), "manhattan") / (4 * (ncol(data) - 1))
line("PERMANOVA, 300 respondents, 16 questions, 9,999 deals",
  paste0("vegan ", packageVersion("vegan"), " adonis2"),
  function() adonis2(distances(small) ~ small$group, permutations = 9999))
large <- answers(2000)
line("distances and map of 2,000 respondents, 16 questions", "dist, cmdscale",
  function() cmdscale(distances(large), k = 2, eig = TRUE))
