# The data of the references: Rscript data.R > ../survey/data/multiple.csv
set.seed(20240611)
n <- 360
stratum <- rep(1:4, each = n / 4)
psu <- rep(rep(1:6, each = 15), 4)
kind <- sample(c("firm", "ngo", "town"), n, TRUE, c(.45, .35, .2))
pull <- rnorm(24, 0, 0.5)[(stratum - 1) * 6 + psu]
pick <- function(p) as.integer(runif(n) < plogis(qlogis(p) + pull))
forum <- pick(ifelse(kind == "ngo", .6, .35)); network <- ifelse(forum == 1, pick(.55), pick(.25))
survey <- pick(.3); radio <- pick(.12)
none <- as.integer(forum + network + survey + radio == 0)
weight <- round(runif(n, .5, 3), 3)
blank <- sample(n, 25)
d <- data.frame(stratum = paste0("s", stratum), psu = paste0("p", psu), weight, kind,
                forum, network, survey, radio, none)
d[blank, 5:9] <- NA
write.csv(d, quote = FALSE, row.names = FALSE, na = "")
