# The two first commands are `make demo` and `make test`; each works on a fresh Debian or Ubuntu
# machine that has a Swift toolchain.

.PHONY: help demo test check notebooks bench format

help:
	@echo 'make demo       install what is missing, build, write the report of the sample study'
	@echo 'make test       install what is missing, run all tests'
	@echo 'make check      format, size, module graph and the other rules of the code'
	@echo 'make notebooks  run every script under Notebooks-as-scripts'
	@echo 'make bench      time the battery'
	@echo 'make format     lay the sources out'

demo:
	@Scripts/demo

test:
	@Scripts/test

check:
	@Scripts/setup --checks
	@Scripts/check

notebooks:
	@Scripts/notebooks

bench:
	@Scripts/bench

format:
	@Scripts/format
