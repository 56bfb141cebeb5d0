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
put("adjust", paste(p, collapse = " "), "bonferroni", p.adjust(p, "bonferroni"))
text <- function(t) paste(apply(t, 1, paste, collapse = " "), collapse = "/")
# Every deal of the answers to the groups, as a list of tables.
deals <- function(table) {
  answers <- rep(col(table), table)
  count <- function(a) tabulate(a, ncol(table))
  deal <- function(left, sizes) {
    if (length(sizes) == 1) return(list(rbind(count(left))))
    first <- combn(length(left), sizes[1], simplify = FALSE)
    unlist(lapply(first, function(i) lapply(
      deal(left[-i], sizes[-1]), function(rest) rbind(count(left[i]), rest))), recursive = FALSE)
  }
  deal(answers, rowSums(table))
}
pearson <- function(t) {
  e <- outer(rowSums(t), colSums(t)) / sum(t)
  sum(((t - e)^2 / e)[e > 0])
}
between <- function(score) function(t) {
  s <- score(t)
  m <- sum(colSums(t) * s) / sum(t)
  sum(rowSums(t) * ((t %*% s) / rowSums(t) - m)^2)
}
ridit <- function(t) { w <- colSums(t); (cumsum(w) - w / 2) / sum(w) }
scores <- list(ridits = ridit, normal = function(t) qnorm(ridit(t)),
               median = function(t) as.numeric(ridit(t) > 0.5))
for (t in list(rbind(c(3, 1, 0, 2), c(0, 1, 4, 1)), rbind(c(5, 1), c(1, 4)),
               rbind(c(2, 1, 0), c(0, 3, 1), c(1, 1, 2)))) {
  answers <- unlist(lapply(seq_len(nrow(t)), function(i) rep(seq_len(ncol(t)), t[i, ])))
  put("rank", text(t), "kruskal_wallis", kruskal.test(answers, rep(seq_len(nrow(t)), rowSums(t)))$statistic)
  all <- deals(t)
  for (name in names(scores)) {
    f <- between(scores[[name]])
    put("rank", text(t), name, mean(sapply(all, f) >= f(t) * (1 - 1e-9)))
  }
}
# The sum of Pearson's statistics over the levels of a factor.
strata <- list(rbind(c(3, 1), c(0, 3)), rbind(c(2, 0, 1), c(0, 2, 1)), rbind(c(1, 2), c(2, 1)))
each <- lapply(strata, function(t) sapply(deals(t), pearson))
sums <- Reduce(function(a, b) as.vector(outer(a, b, "+")), each)
put("strata", paste(sapply(strata, text), collapse = ";"), "p",
    mean(sums >= sum(sapply(strata, pearson)) * (1 - 1e-9)))
# Every table of counts with its multinomial probability.
for (d in list(list(c(3, 1, 4, 0), c(1, 1, 1, 1)), list(c(6, 2), c(0.5, 0.5)), list(c(1, 7, 2), c(5, 3, 2)),
               list(c(0, 0, 5), c(1, 2, 3)))) {
  n <- sum(d[[1]]); share <- d[[2]] / sum(d[[2]])
  all <- as.matrix(expand.grid(rep(list(0:n), length(share))))
  all <- all[rowSums(all) == n, ]
  x <- function(counts) sum((counts - n * share)^2 / (n * share))
  keep <- apply(all, 1, x) >= x(d[[1]]) * (1 - 1e-9)
  put("multinomial", paste(paste(d[[1]], collapse = " "), paste(d[[2]], collapse = " "), sep = "/"),
      "p", sum(apply(all[keep, , drop = FALSE], 1, dmultinom, prob = share)))
}
