// flow.h -- invertible maps on latents, for posteriors and priors.
#ifndef VAEC_FLOW_H
#define VAEC_FLOW_H

#include "build/build.h"

typedef struct FlowUse { // one flow at one place
    const char *path;    // prefix of its tensors: "posterior.z.flow"
    Loc loc;
    int width;
    const Value *arg;
    NodeId context; // [.., context(width, arg)] of the encoder, or NO_NODE
} FlowUse;

struct FlowDef {
    Signature sig;
    const char *help; // one line
    int least;        // dimensions that it needs
    double (*size)(int width, const Value *arg); // numbers that it learns, or more; NULL: none
    int (*context)(int width, const Value *arg); // numbers of each row that it takes of the encoder
    // Both add their log|det| to *log_det (NO_NODE: 0). inverse is NULL where it has no formula.
    NodeId (*forward)(Build *b, const FlowUse *f, NodeId u, NodeId *log_det);
    NodeId (*inverse)(Build *b, const FlowUse *f, NodeId z, NodeId *log_det);
};

extern const FlowDef flow_table[];

#endif
