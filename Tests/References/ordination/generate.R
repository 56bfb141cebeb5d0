# Distances of answers on the declared scale and their map by classical scaling, in base R:
#   Rscript generate.R > map.csv
x <- matrix(c(
  1, 2, 1, 4, 3, 5,  1, 1, 2, 4, 3, 4,  2, 1, 1, 5, 3, 5,  1, 2, 2, 4, NA, 5,
  2, 2, 1, 3, 3, 4,  4, 2, 2, 4, 3, 5,  5, 4, 4, 4, 3, 4,  5, 4, 5, 4, 4, 5,
  4, 5, 4, 5, 3, 5,  5, 4, NA, 4, 3, 4, 5, 5, 4, 3, 2, 5,  4, 4, 5, 4, 3, NA),
  ncol = 6, byrow = TRUE)
# The last question counts on a scale of seven levels in the second case, so that scales differ.
cases <- list(equal = rep(4, 6), mixed = c(4, 4, 4, 4, 4, 6))
cat("# R", as.character(getRversion()), "\n")
cat("case,what,row,axis,value\n")
put <- function(case, what, row, axis, value)
  cat(sprintf("%s,%s,%s,%s,%.17g\n", case, what, row, axis, value))
for (case in names(cases)) {
  span <- cases[[case]]
  n <- nrow(x)
  d <- matrix(0, n, n)
  total <- pairs <- 0
  for (i in 1:n) for (j in 1:n) if (i != j) {
    apart <- abs(x[i, ] - x[j, ]) / span
    d[i, j] <- mean(apart, na.rm = TRUE)
    if (i < j) {
      total <- total + sum(apart, na.rm = TRUE)
      pairs <- pairs + sum(!is.na(apart))
    }
  }
  put(case, "mean_of_pairs", "", "", mean(d[lower.tri(d)]))
  put(case, "pooled", "", "", total / pairs)
  for (i in 2:n) put(case, "distance", i, 1, d[i, 1])
  map <- cmdscale(d, k = 2, eig = TRUE)
  for (k in 1:n) put(case, "eigenvalue", "", k, map$eig[k])
  put(case, "fit", "", "", map$GOF[1])
  for (k in 1:2) {
    axis <- map$points[, k]
    if (axis[which.max(abs(axis))] < 0) axis <- -axis
    for (i in 1:n) put(case, "coordinate", i, k, axis[i])
  }
}
