# The data sets of the design references: Rscript data.R writes data/*.csv.
# apiclus2, mu284, scd, hospital, fpc and nhanes come with R survey; answers are coded from their
# numbers. The others are drawn here. An empty field is a missing answer.
suppressMessages(library(survey))
RNGversion("4.0.0"); set.seed(20240311)
put <- function(d, name) write.csv(d, file.path("data", paste0(name, ".csv")), row.names = FALSE,
                                   na = "", quote = FALSE)
data(api); data(mu284); data(scd); data(hospital); data(fpc); data(nhanes)

apiclus2$level <- cut(apiclus2$api00, c(0, 500, 600, 700, 800, 1000), labels = FALSE)
put(apiclus2[, c("dnum", "snum", "stype", "sch.wide", "awards", "level", "pw", "fpc1", "fpc2")],
    "apiclus2")

mu284$f1 <- 5 / mu284$n1; mu284$f2 <- 3 / mu284$n2
mu284$class <- cut(mu284$y1, c(0, 5, 10, 20, Inf), labels = FALSE)
mu284$side <- ifelse(mu284$id2 == 1, "a", "b")
put(mu284[, c("id1", "id2", "n1", "n2", "f1", "f2", "class", "side")], "mu284")

scd$class <- cut(scd$alive, c(0, 30, 45, 60, Inf), labels = FALSE)
scd$half <- ifelse(scd$arrests > 150, "many", "few")
put(scd[, c("ESA", "ambulance", "class", "half")], "scd")

hospital$class <- cut(hospital$births, c(-1, 20, 40, 80, Inf), labels = FALSE)
put(hospital[, c("hospno", "oblevel", "tothosp", "class")], "hospital")

fpc$class <- cut(fpc$x, c(0, 4, 6, 8), labels = FALSE)
put(fpc[, c("stratid", "psuid", "weight", "nh", "Nh", "class")], "fpc")

nhanes$age <- as.integer(nhanes$agecat)
nhanes$sex <- ifelse(nhanes$RIAGENDR == 1, "m", "w")
names(nhanes)[names(nhanes) == "race"] <- "origin"
put(nhanes[, c("SDMVPSU", "SDMVSTRA", "WTMEC2YR", "HI_CHOL", "origin", "age", "sex")], "nhanes")

# Three stages: strata of districts, schools within them, strata of pupils within schools. Some
# districts and schools are taken with certainty, codes begin anew within each cluster.
three <- do.call(rbind, lapply(1:4, function(h) {
  districts <- c(4, 3, 2, 5)[h]; all <- c(20, 9, 2, 31)[h]
  do.call(rbind, lapply(1:districts, function(d) {
    schools <- c(3, 2, 4)[1 + (d + h) %% 3]; allSchools <- schools + c(0, 5, 11)[1 + d %% 3]
    effect <- rnorm(1, 0, 0.7)
    do.call(rbind, lapply(1:schools, function(s) do.call(rbind, lapply(c("girls", "boys"), function(g) {
      n <- sample(2:5, 1); total <- n + sample(c(0, 7, 20), 1)
      data.frame(stratum = paste0("h", h), district = d, school = s, part = g, pupil = 1:n,
                 N1 = all, N2 = allSchools, N3 = total,
                 q = pmin(5, pmax(1, round(3 + effect + 0.2 * h + rnorm(n)))),
                 sex = ifelse(g == "girls", "w", "m"))
    }))))
  }))
}))
schools <- with(three, tapply(school, paste(stratum, district), max))
drawn <- with(three, tapply(district, stratum, max))
pupils <- with(three, tapply(pupil, paste(stratum, district, school, part), max))
three$f1 <- as.numeric(drawn[three$stratum]) / three$N1
three$f2 <- as.numeric(schools[paste(three$stratum, three$district)]) / three$N2
three$f3 <- as.numeric(with(three, pupils[paste(stratum, district, school, part)])) / three$N3
three$weight <- round(with(three, 1 / (f1 * f2 * f3)) * runif(nrow(three), 0.8, 1.3), 4)
three$q[sample(nrow(three), 12)] <- NA
put(three, "three")

# Lonely strata at both stages; the code x2 of a substratum is alone in some clusters.
both <- do.call(rbind, lapply(1:5, function(h) do.call(rbind, lapply(1:c(3, 1, 4, 2, 1)[h], function(c)
  do.call(rbind, lapply(1:c(4, 3, 1, 5)[1 + (c + h) %% 4], function(s) {
    n <- sample(2:4, 1)
    data.frame(stratum = paste0("h", h), psu = c, part = ifelse(s == 3, "x2", "x1"), ssu = s,
               N1 = c(12, 6, 30, 2, 1)[h], N2 = ifelse(s == 3, 4, 9), group = ifelse(s %% 2, "u", "v"),
               q = sample(1:3, n, TRUE), weight = round(runif(n, 1, 4), 2))
  }))))))
# A cluster whose only substratum is lonely leaves nothing to average: give it a companion.
short <- with(both, tapply(ssu, paste(stratum, psu), max)) < 2
alone <- both[short[paste(both$stratum, both$psu)], ]
both <- rbind(both, transform(alone, ssu = ssu + 1, q = 1 + q %% 3))
put(both, "both")
