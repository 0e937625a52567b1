# make           the compiler and its runtime, into build/
# make demo      install what is missing, build, train on real images, leave pictures in out/fashion
# make test      install what is missing, run every test
# make deps      install what building and the demo need
# make bench     times ours, hand-written C and PyTorch; writes bench/RESULTS.md
# make fuzz      feed the compiler and the readers what nobody would write; SECONDS=60 each
# make docs      write the tables of docs/*.md anew from the compiler's own
# make golden-update   write the expected graphs, C and messages of tests/ anew; read the diff
# make install   to PREFIX (/usr/local), under DESTDIR
# make clean     remove what was built
# make help      this list
BUILD  ?= build
# By one name however it is given: make knows headers' dependents by the names of the objects.
override BUILD := $(patsubst $(CURDIR)/%,%,$(BUILD))
PREFIX ?= /usr/local
CC     ?= cc
OPT    ?= -O2 -g
SAN    ?=
STRICT := -std=c11 -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes
DEFS   := -D_GNU_SOURCE
CFLAGS = $(STRICT) $(OPT) $(SAN) $(DEFS) -MMD -MP
# Number crunching: all vectors there are, sums never reordered behind our back.
FASTER := -O3 -fno-math-errno -fno-trapping-math -ffp-contract=fast
FAST   := $(FASTER) -march=native

# The floors, from the top: each uses only what is below it (tests/floors holds them to it).
FLOORS_C := tool emit passes build graph front model base
FLOORS_R := commands pictures data files core kernels
COMPILER := $(wildcard $(FLOORS_C:%=compiler/%/*.c) compiler/graph/ops/*.c)
RUNTIME  := $(filter-out runtime/kernels/%,$(wildcard $(FLOORS_R:%=runtime/%/*.c))) # (kernels/vae_no_zip.c is for --static)
INC_C    := -Icompiler -I$(BUILD)/compiler -Iruntime/kernels
INC_R    := -Iruntime -Iruntime/kernels
VAEC_OBJ := $(COMPILER:%.c=$(BUILD)/%.o) $(BUILD)/compiler/front/lexer.o $(BUILD)/compiler/front/parser.o \
	$(BUILD)/runtime/commands/completion.o
VAEC_LIB := $(filter-out $(BUILD)/compiler/tool/main.o,$(VAEC_OBJ)) $(BUILD)/compiler/runtime_pack.o
# The runtime's number crunching is compiled for each kind of processor (runtime/core/cpu_dispatch.h).
CRUNCH   := core/rng core/optim core/peak
ifneq ($(findstring x86_64,$(shell $(CC) -dumpmachine)),)
ISAS     := sse2 avx2 avx512
MARCH_sse2 := x86-64
MARCH_avx2 := x86-64-v3
MARCH_avx512 := x86-64-v4
CRUNCH_OBJ := $(foreach i,$(ISAS),$(CRUNCH:%=$(BUILD)/runtime/$(i)/%.o))
else
CRUNCH_OBJ := $(CRUNCH:%=$(BUILD)/runtime/%.o)
endif
RT_OBJ   := $(patsubst %.c,$(BUILD)/%.o,$(filter-out $(CRUNCH:%=runtime/%.c),$(RUNTIME))) $(CRUNCH_OBJ)
RT_LIBS  := -ljansson -lzip -lpng -lz -lm -lpthread

.PHONY: all help deps demo docs test golden-update clean install bench fuzz
all: $(BUILD)/vaec $(BUILD)/libvaert.a

help:
	@sed -n 's/^# make/make/p' Makefile

# vaec carries the runtime inside itself (compiler/tool/embedded.c).
CARRIED := $(BUILD)/libvaert.a $(sort $(wildcard runtime/kernels/vae*.[ch]))
$(BUILD)/runtime.pack: $(CARRIED)
	for f in $^; do echo "$${f##*/} $$(wc -c <$$f)" && cat $$f || exit 1; done >$@.new && mv $@.new $@
$(BUILD)/compiler/runtime_pack.o: $(BUILD)/runtime.pack
	printf '%s\n' '.section .rodata' '.global vaec_runtime_begin, vaec_runtime_end' 'vaec_runtime_begin:' \
	    '.incbin "$<"' 'vaec_runtime_end:' '.byte 0' '.section .note.GNU-stack,"",%progbits' >$(@:.o=.s)
	$(CC) -c -o $@ $(@:.o=.s)

$(BUILD)/vaec: $(VAEC_OBJ) $(BUILD)/compiler/runtime_pack.o
	$(CC) $(CFLAGS) -o $@ $^ -ljansson -lm

$(BUILD)/libvaert.a: $(RT_OBJ)
	rm -f $@ && $(AR) rcs $@ $^

$(VAEC_OBJ) $(RT_OBJ): Makefile # it says how they are compiled

# flex and bison; their output is not held to the warnings our own code is.
$(BUILD)/compiler/front/parser.c $(BUILD)/compiler/front/parser.h &: compiler/front/parser.y
	@mkdir -p $(@D)
	bison -Werror --header=$(BUILD)/compiler/front/parser.h -o $(BUILD)/compiler/front/parser.c $<
$(BUILD)/compiler/front/lexer.c $(BUILD)/compiler/front/lexer.h &: compiler/front/lexer.l $(BUILD)/compiler/front/parser.h
	@mkdir -p $(@D)
	flex --header-file=$(BUILD)/compiler/front/lexer.h -o $(BUILD)/compiler/front/lexer.c $<
$(BUILD)/compiler/front/lexer.o $(BUILD)/compiler/front/parser.o: $(BUILD)/compiler/%.o: $(BUILD)/compiler/%.c
	$(CC) -std=c11 -Wall -Wno-unused-function $(OPT) $(SAN) $(DEFS) -MMD -MP $(INC_C) -c -o $@ $<

# Text that vaec carries inside itself, as bytes and a zero.
$(BUILD)/compiler/tool/%.inc: compiler/tool/%.py
	@mkdir -p $(@D)
	(echo 'static const unsigned char $*[] = {'; od -An -v -tu1 $< | sed 's/  */,/g; s/^,//; s/$$/,/'; echo '0};') >$@
$(BUILD)/compiler/tool/export_python.o: $(BUILD)/compiler/tool/pytorch_parts.inc

$(BUILD)/compiler/%.o: compiler/%.c $(BUILD)/compiler/front/parser.h $(BUILD)/compiler/front/lexer.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_C) -c -o $@ $<

$(BUILD)/runtime/commands/gradcheck.o: DEFS += -DVAE_F64
$(CRUNCH_OBJ) $(BUILD)/runtime/data/data.o: OPT += $(FASTER)
define CRUNCH_RULE
$(BUILD)/runtime/$(1)/%.o: runtime/%.c
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) -march=$(MARCH_$(1)) -DVAE_SUFFIX=_$(1) $(INC_R) -c -o $$@ $$<
endef
$(foreach i,$(ISAS),$(eval $(call CRUNCH_RULE,$(i))))
$(BUILD)/runtime/%.o: runtime/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_R) -c -o $@ $<

# tests/unit/rt_*.c test the runtime, tests/unit/vaec_*.c the compiler; each is one cmocka program.
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*.c))
unit-tests: $(UNIT)
.PHONY: unit-tests
$(BUILD)/tests/rt_%: tests/unit/rt_%.c $(BUILD)/libvaert.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_R) -o $@ $< $(BUILD)/libvaert.a -lcmocka $(RT_LIBS)
$(BUILD)/tests/rt_math $(BUILD)/tests/rt_counts $(BUILD)/tests/rt_gemm $(BUILD)/tests/rt_bf16: private OPT += $(FAST)
$(BUILD)/tests/rt_conv: private OPT += $(FAST)
$(BUILD)/tests/rt_conv_avx $(BUILD)/tests/rt_gemm_avx $(BUILD)/tests/rt_bf16_avx: private OPT += $(FAST) -mno-avx512f
$(BUILD)/tests/rt_conv_sse $(BUILD)/tests/rt_gemm_sse: private OPT += $(FAST) -mno-avx
$(BUILD)/tests/vaec_%: tests/unit/vaec_%.c $(VAEC_LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_C) -o $@ $< $(VAEC_LIB) -lcmocka -ljansson -lm

# tests/grad: programs and what they share; the compiler inside them, and the runtime for emitted.
GRAD_PROGRAMS := $(addprefix $(BUILD)/tests/grad/,ops ties layers passes densities)
EMITTED_PROGRAMS := $(addprefix $(BUILD)/tests/grad/,emitted emitted_densities)
GRAD_SHARED   := $(addprefix $(BUILD)/tests/grad/,oracle.o op_cases.o random_model.o)
grad-tests: $(GRAD_PROGRAMS) $(EMITTED_PROGRAMS)
.PHONY: grad-tests
$(BUILD)/tests/grad/%.o: tests/grad/%.c $(BUILD)/compiler/front/parser.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_C) -Itests/grad -c -o $@ $<
# Models are loaded into this one, and find the runtime in it.
EMITTED := $(addprefix $(BUILD)/tests/grad/,emitted_load.o emitted_f32.o emitted_f64.o)
$(BUILD)/tests/grad/emitted_f32.o $(BUILD)/tests/grad/emitted_f64.o: tests/grad/emitted_run.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(if $(filter %64.o,$@),-DVAE_F64) $(INC_R) -c -o $@ $<
$(EMITTED_PROGRAMS): %: %.o $(EMITTED) $(GRAD_SHARED) $(VAEC_LIB) $(filter-out %/main.o,$(RT_OBJ))
	$(CC) $(CFLAGS) -rdynamic -o $@ $^ -lcmocka -ldl $(RT_LIBS)
$(GRAD_PROGRAMS): %: %.o $(GRAD_SHARED) $(VAEC_LIB)
	$(CC) $(CFLAGS) -o $@ $^ -lcmocka -ljansson -lm

# tests/torch: what compares files, and five training steps to be linked with an emitted model.
torch-tests: $(BUILD)/tests/torch/compare $(BUILD)/tests/torch/steps.o
.PHONY: torch-tests

test-programs: unit-tests grad-tests torch-tests
.PHONY: test-programs
$(BUILD)/tests/torch/%.o: tests/torch/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_R) -c -o $@ $<
$(BUILD)/tests/torch/compare: $(BUILD)/tests/torch/compare.o $(BUILD)/libvaert.a
	$(CC) $(CFLAGS) -o $@ $^ $(RT_LIBS)

deps: # install what is missing
	@tools/install-deps.sh

demo: # see README
	@tools/demo.sh

test: # see README
	@tools/test.sh

bench: all # times ours, hand-written C and PyTorch, in turn; writes bench/RESULTS.md
	@bench/run.sh

fuzz: # see tests/fuzz/fuzz.sh
	@tests/fuzz/fuzz.sh $(SECONDS)

docs: all
	@tools/docs.sh $(BUILD)/vaec

golden-update: all
	tests/golden/run.sh --update
	tests/errors/run.sh --update
	tests/export/run.sh --update

# vaec takes ../lib/libvaert.a and ../include/vaec beside its own directory, else those inside itself.
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/include/vaec
	install $(BUILD)/vaec $(DESTDIR)$(PREFIX)/bin/vaec
	install -m 644 $(BUILD)/libvaert.a $(DESTDIR)$(PREFIX)/lib/libvaert.a
	install -m 644 $(wildcard runtime/kernels/vae*.[ch]) $(DESTDIR)$(PREFIX)/include/vaec

clean:
	rm -rf $(BUILD) $(BUILD)-sanitized build-fuzz build-aarch64

-include $(VAEC_OBJ:.o=.d) $(RT_OBJ:.o=.d) $(wildcard $(BUILD)/tests/*.d $(BUILD)/tests/*/*.d)
