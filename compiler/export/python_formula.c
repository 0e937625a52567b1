// python_formula.c -- table formulas ("softplus(p) - x * p") as expressions of PyTorch.
// An op of the formulas has a row in `calls`, or a function of its name in pytorch_parts.py. What is made of numbers alone is printed
// with Python's math, so that it reads as it was written.
#include "export/python.h"

#include <string.h>

typedef enum { SUM = 1, PRODUCT, SIGN, POWER, ATOM } Binding;

typedef struct Term {
    const char *text;
    Binding binding;
    bool constant;
} Term;

typedef struct Call {
    const char *name, *tensor, *number; // %s: the input, in brackets where `method` asks for it
    bool method;                        // the input stands in front of a point
} Call;

static const Call calls[] = {
    {"exp", "torch.exp(%s)", "math.exp(%s)", false},
    {"expm1", "torch.expm1(%s)", "math.expm1(%s)", false},
    {"log", "torch.log(%s)", "math.log(%s)", false},
    {"log1p", "torch.log1p(%s)", "math.log1p(%s)", false},
    {"sqrt", "torch.sqrt(%s)", "math.sqrt(%s)", false},
    {"tanh", "torch.tanh(%s)", "math.tanh(%s)", false},
    {"erf", "torch.erf(%s)", "math.erf(%s)", false},
    {"lgamma", "torch.lgamma(%s)", "math.lgamma(%s)", false},
    {"digamma", "torch.digamma(%s)", NULL, false},
    {"sigmoid", "torch.sigmoid(%s)", "(1 / (1 + math.exp(-(%s))))", false},
    {"softplus", "F.softplus(%s)", "math.log1p(math.exp(%s))", false},
    {"relu", "torch.relu(%s)", "max(%s, 0)", false},
    {"abs", "torch.abs(%s)", "abs(%s)", false},
    {"neg", "torch.neg(%s)", NULL, false},
    {"stop", "%s.detach()", "%s", true},
    {"sum", "%s.sum(-1, keepdim=True)", NULL, true},
    {"maximum", "%s.amax(-1, keepdim=True)", NULL, true},
};

void py_names_add(PyNames *s, const char *name, const char *text, bool constant) {
    if (s->n == MAX_FORMULA_NAMES) die("a formula with too many names");
    s->name[s->n++] = (PyName){name, text, constant};
}

static const char *in_brackets(Arena *a, Term t, Binding least) {
    return t.binding < least ? arena_printf(a, "(%s)", t.text) : t.text;
}

static Term formula_term(Arena *a, const PyNames *s, const Expr *e);

static Term name_term(const PyNames *s, const char *name) {
    for (int i = s->n - 1; i >= 0; i--)
        if (!strcmp(s->name[i].name, name)) return (Term){s->name[i].text, ATOM, s->name[i].constant};
    if (!strcmp(name, "pi")) return (Term){"math.pi", ATOM, true};
    die("a formula uses '%s', which Python does not have", name);
}

// The format is a row's of `calls`, which holds one %s.
static const char *filled(Arena *a, const char *format, const char *text) {
    const char *at = strstr(format, "%s");
    return arena_printf(a, "%.*s%s%s", (int)(at - format), format, text, at + 2);
}

static Term extreme(Arena *a, const char *which, Term x, Term y) { // max, min
    if (x.constant && y.constant)
        return (Term){arena_printf(a, "%s(%s, %s)", which, x.text, y.text), ATOM, true};
    if (!x.constant && !y.constant)
        return (Term){arena_printf(a, "torch.%simum(%s, %s)", which, x.text, y.text), ATOM, false};
    const Term tensor = x.constant ? y : x, number = x.constant ? x : y;
    return (Term){arena_printf(a, "torch.clamp(%s, %s=%s)", tensor.text,
                               strcmp(which, "max") ? "max" : "min", number.text),
                  ATOM, false};
}

static Term call_term(Arena *a, const PyNames *s, const Expr *e) {
    Term in[3];
    int n = 0;
    for (const Arg *arg = e->args; arg && n < 3; arg = arg->next) in[n++] = formula_term(a, s, arg->value);
    if (n == 2 && (!strcmp(e->name, "max") || !strcmp(e->name, "min")))
        return extreme(a, e->name, in[0], in[1]);
    if (!strcmp(e->name, "where") && n == 3) {
        if (in[0].constant)
            return (Term){arena_printf(a, "(%s if %s > 0 else %s)", in[1].text, in[0].text, in[2].text),
                          ATOM, in[1].constant && in[2].constant};
        return (Term){arena_printf(a, "torch.where(%s > 0, %s, %s)", in[0].text, in[1].text, in[2].text),
                      ATOM, false};
    }
    if (!strcmp(e->name, "step") && n == 1) {
        const char *x = in_brackets(a, in[0], POWER);
        return (Term){arena_printf(a, "(%s > 0).to(%s)", in[0].text, x), ATOM, false};
    }
    for (size_t i = 0; n == 1 && i < sizeof calls / sizeof *calls; i++) {
        if (strcmp(calls[i].name, e->name)) continue;
        const bool number = in[0].constant && calls[i].number;
        const char *x = calls[i].method ? in_brackets(a, in[0], ATOM) : in[0].text;
        return (Term){filled(a, number ? calls[i].number : calls[i].tensor, x), ATOM, number};
    }
    if (!py_part(a, e->name)) die("a formula calls '%s', which has no form in Python", e->name);
    const char *args = "";
    for (int i = 0; i < n; i++) py_join(a, &args, ", ", in[i].text);
    return (Term){arena_printf(a, "%s(%s)", e->name, args), ATOM, false};
}

static Term binary_term(Arena *a, const PyNames *s, const Expr *e) {
    const Term x = formula_term(a, s, e->left), y = formula_term(a, s, e->right);
    const bool constant = x.constant && y.constant;
    if (e->op == '^')
        return (Term){arena_printf(a, "%s ** %s", in_brackets(a, x, ATOM), in_brackets(a, y, ATOM)), POWER,
                      constant};
    const Binding b = e->op == '+' || e->op == '-' ? SUM : PRODUCT;
    const Binding right = e->op == '+' || e->op == '*' ? b : b + 1; // a - (b + c)
    return (Term){arena_printf(a, "%s %c %s", in_brackets(a, x, b), e->op, in_brackets(a, y, right)), b,
                  constant};
}

static Term formula_term(Arena *a, const PyNames *s, const Expr *e) {
    switch (e->kind) {
    case EX_NUMBER: return (Term){py_number(a, e->number), ATOM, true};
    case EX_NAME: return name_term(s, e->name);
    case EX_CALL: return call_term(a, s, e);
    case EX_NEG: {
        const Term x = formula_term(a, s, e->left);
        return (Term){arena_printf(a, "-%s", in_brackets(a, x, SIGN)), SIGN, x.constant};
    }
    case EX_BINARY: return binary_term(a, s, e);
    default: die("a formula with a tuple");
    }
}

const char *py_formula(Arena *a, const char *formula, const PyNames *s) {
    return formula_term(a, s, parse_formula(a, formula)).text;
}

bool py_formula_constant(Arena *a, const char *formula, const PyNames *s) {
    return formula_term(a, s, parse_formula(a, formula)).constant;
}

static bool expr_uses(const Expr *e, const char *name) {
    if (!e) return false;
    if (e->kind == EX_NAME && !strcmp(e->name, name)) return true;
    for (const Arg *arg = e->args; arg; arg = arg->next)
        if (expr_uses(arg->value, name)) return true;
    return expr_uses(e->left, name) || expr_uses(e->right, name);
}

bool formula_uses(Arena *a, const char *formula, const char *name) {
    return expr_uses(parse_formula(a, formula), name);
}
