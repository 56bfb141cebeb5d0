# Reference values: Rscript generate.R > reference.csv
cat("# R", as.character(getRversion()), "\n")
cat("case,input,quantity,value\n")
put <- function(case, input, quantity, value)
  cat(sprintf("%s,%s,%s,%s\n", case, input, quantity, paste(sprintf("%.16g", value), collapse = " ")))
p <- c(0.01, 0.04, 0.03, 0.005, 0.6, 0.04, 1)
for (m in c("holm", "BH")) put("adjust", paste(p, collapse = " "), m, p.adjust(p, m))
# All assignments of the answers to the groups, with Pearson's statistic, by brute force.
exact <- function(table) {
  answers <- rep(col(table), table)
  sizes <- rowSums(table)
  pearson <- function(t) {
    e <- outer(rowSums(t), colSums(t)) / sum(t)
    sum((t - e)^2 / e)
  }
  observed <- pearson(table)
  first <- combn(length(answers), sizes[1])
  hits <- apply(first, 2, function(index) {
    one <- tabulate(answers[index], ncol(table))
    rest <- answers[-index]
    if (nrow(table) == 2) return(pearson(rbind(one, tabulate(rest, ncol(table)))) >= observed * (1 - 1e-9))
    second <- combn(length(rest), sizes[2])
    mean(apply(second, 2, function(j) pearson(rbind(
      one, tabulate(rest[j], ncol(table)), tabulate(rest[-j], ncol(table)))) >= observed * (1 - 1e-9)))
  })
  mean(hits)
}
for (t in list(rbind(c(3, 1, 0, 2), c(0, 1, 4, 1)), rbind(c(5, 0), c(1, 4)), rbind(c(2, 2, 1), c(2, 2, 2)),
               rbind(c(3, 0, 0), c(0, 3, 1), c(1, 1, 2)))) {
  text <- paste(apply(t, 1, paste, collapse = " "), collapse = "/")
  put("permutation", text, "p", exact(t))
}
# The exact interval of a share of a finite population, by trying every number of marked units.
interval <- function(k, n, N, tail) {
  M <- 0:N
  M <- M[M >= k & N - M >= n - k]
  keep <- (1 - phyper(k - 1, M, N - M, n) > tail | k == 0) & phyper(k, M, N - M, n) > tail
  range(M[keep]) / N
}
for (d in list(c(0, 5, 12), c(12, 12, 30), c(31, 46, 80), c(5, 9, 9), c(1, 2, 3), c(7, 20, 500), c(0, 1, 1)))
  put("hypergeometric", paste(d, collapse = " "), "limits", interval(d[1], d[2], d[3], 0.025))
