# Reference values of R survey for designs of several stages, fractions, certainty units and lonely
# strata at every stage: Rscript generate.R > reference.csv (after data.R).
suppressMessages(library(survey))
options(warn = -1)
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("design,question,by,group,level,quantity,value\n")
put <- function(design, question, by, group, level, quantity, value)
  cat(sprintf("%s,%s,%s,%s,%s,%s,%.16g\n", design, question, by, group, level, quantity, value))
read <- function(name) read.csv(file.path("data", paste0(name, ".csv")), na.strings = c("", "NA"))
apiclus2 <- read("apiclus2"); mu284 <- read("mu284"); scd <- read("scd")
hospital <- read("hospital"); fpc <- read("fpc"); nhanes <- read("nhanes")
three <- read("three"); both <- read("both")
three$Inf1 <- Inf; both$one <- 1

designs <- list(
  clus2 = svydesign(~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2),
  clus2Weights = svydesign(~dnum + snum, fpc = ~fpc1 + fpc2, weights = ~pw, data = apiclus2),
  clus2NoFPC = svydesign(~dnum + snum, weights = ~pw, data = apiclus2),
  mu = svydesign(~id1 + id2, fpc = ~n1 + n2, data = mu284),
  muFractions = svydesign(~id1 + id2, fpc = ~f1 + f2, data = mu284),
  scd = svydesign(~ambulance, strata = ~ESA, weights = ~1, nest = TRUE, data = scd),
  hospital = svydesign(~hospno, strata = ~oblevel, fpc = ~tothosp, data = hospital),
  fpc = svydesign(~psuid, strata = ~stratid, weights = ~weight, fpc = ~Nh, nest = TRUE, data = fpc),
  nhanes = svydesign(~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE, data = nhanes),
  three = svydesign(~district + school + pupil, strata = ~stratum + one + part,
                    fpc = ~N1 + N2 + N3, weights = ~weight, nest = TRUE,
                    data = transform(three, one = 1)),
  threeFractions = svydesign(~district + school + pupil, strata = ~stratum + one + part,
                             fpc = ~f1 + f2 + f3, nest = TRUE, data = transform(three, one = 1)),
  threeTwo = svydesign(~district + school, strata = ~stratum, fpc = ~N1 + N2, weights = ~weight,
                       nest = TRUE, data = three),
  threeOpen = svydesign(~district + school, strata = ~stratum, fpc = ~N1 + Inf1, weights = ~weight,
                        nest = TRUE, data = three),
  threeOne = svydesign(~district, strata = ~stratum, fpc = ~N1, weights = ~weight, nest = TRUE,
                       data = three),
  both = svydesign(~psu + ssu, strata = ~stratum + part, fpc = ~N1 + N2, weights = ~weight,
                   nest = TRUE, data = both))

domain <- function(name, d, question, by, group) {
  y <- d$variables[[question]]
  d <- d[!is.na(y), ]
  if (by != "") d <- d[!is.na(d$variables[[by]]) & d$variables[[by]] == group, ]
  y <- d$variables[[question]]
  p <- function(level, quantity, value) put(name, question, by, group, level, quantity, value)
  p("", "n", nrow(d)); p("", "df", degf(d)); p("", "weighted_n", sum(weights(d)))
  for (level in sort(unique(designs[[name]]$variables[[question]]))) {
    d$variables$hit <- as.numeric(y == level)
    total <- svytotal(~hit, d); share <- svymean(~hit, d)
    p(level, "total", coef(total)); p(level, "total_se", SE(total))
    p(level, "proportion", coef(share)); p(level, "se", SE(share))
  }
  if (is.numeric(y)) {
    d$variables$score <- y
    m <- svymean(~score, d)
    p("", "mean_score", coef(m)); p("", "mean_se", SE(m))
  }
}

# The linearised variable of a difference of shares, summed: its error is that of the contrast.
contrast <- function(name, d, question, by, first, second, level) {
  y <- d$variables[[question]]; g <- d$variables[[by]]; w <- weights(d)
  share <- function(group) {
    inside <- !is.na(y) & !is.na(g) & g == group
    n <- sum(w[inside]); p <- sum(w[inside & y == level]) / n
    list(p = p, z = ifelse(inside, (ifelse(inside, y == level, 0) - p) / n, 0))
  }
  a <- share(first); b <- share(second)
  d$variables$z <- a$z - b$z
  put(name, question, by, paste0(first, "-", second), level, "difference", a$p - b$p)
  put(name, question, by, paste0(first, "-", second), level, "difference_se", SE(svytotal(~z, d)))
}

all <- function(name, question, by) {
  d <- designs[[name]]
  if (by == "") return(domain(name, d, question, "", ""))
  groups <- sort(unique(d$variables[[by]]))
  for (g in groups) domain(name, d, question, by, g)
  if (grepl("average", name)) return(invisible())  # R averages each domain by itself
  for (level in sort(unique(d$variables[[question]])))
    contrast(name, d, question, by, groups[length(groups)], groups[1], level)
}

for (name in c("clus2", "clus2Weights", "clus2NoFPC")) for (q in c("sch.wide", "level"))
  for (by in c("", "stype", "awards")) all(name, q, by)
for (name in c("mu", "muFractions")) for (by in c("", "side")) all(name, "class", by)
for (by in c("", "half", "ESA")) all("scd", "class", by)
for (by in c("", "oblevel")) all("hospital", "class", by)
for (by in c("", "stratid")) all("fpc", "class", by)
for (q in c("HI_CHOL", "age")) for (by in c("", "sex", "origin")) all("nhanes", q, by)
for (name in c("three", "threeFractions", "threeTwo", "threeOpen", "threeOne"))
  for (by in c("", "sex", "stratum")) all(name, "q", by)
for (rule in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  designs[[paste0("both_", rule)]] <- designs$both
  all(paste0("both_", rule), "q", ""); all(paste0("both_", rule), "q", "group")
}
