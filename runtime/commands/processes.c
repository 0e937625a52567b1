// processes.c -- a program that mpirun or srun started several times: who speaks, how work is shared out, how all end
// when one does. With a program that was not built for that, several copies would write the same files: refused.
#include "commands/processes.h"
#include "commands/commands.h"
#include "core/peers.h"
#include "vae_mpi.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PROCESSES_GRACE 2.0 // seconds in which the leader says what is wrong, if it is the same for all
#define PROCESSES_BUCKET 65536 // floats
#define PROCESSES_PATIENCE 60.0 // seconds in which it finds out why

static struct {
    bool open;
    VaeMpi mpi;
    VaePeers peers;
    VaeMemory room;
    char name[120];
} ours;

VaePeers *vae_processes(void) { return ours.open && ours.mpi.size > 1 ? &ours.peers : NULL; }
bool vae_leads(void) { return !ours.open || ours.mpi.rank == 0; }
int vae_processes_beside(void) { return ours.open ? ours.mpi.beside : 1; }

static void sleep_for(double seconds) {
    const struct timespec t = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    nanosleep(&t, NULL);
}

void vae_wait_for_end(void) {
    sleep_for(PROCESSES_PATIENCE);
    vae_die(EX_SOFTWARE, "the process that leads has not ended this");
}

// "1, 2, 4 or 8": the powers of two up to n.
static const char *powers(int n, char *text, size_t room) {
    size_t at = 0;
    for (int k = 1; k <= n; k *= 2)
        at += (size_t)snprintf(text + at, at < room ? room - at : 0, "%s%d", k == 1 ? "" : 2 * k > n ? " or " : ", ", k);
    return text;
}

// ---------------------------------------------------------------- bytes

static void begin(VaePeers *p, int lane, int with, const void *send, size_t n_send, void *receive, size_t n_receive) {
    (void)p;
    vae_mpi_begin(lane, with, send, n_send, receive, n_receive);
}

static bool done(VaePeers *p, int lane, long looks) {
    (void)p;
    return vae_mpi_done(lane, looks);
}

// On several machines a gradient is exchanged in parts of 256 KB or more, beside the backward pass; at 10 Gbit/s such a part
// takes 200 microseconds, ten times what its beginning does. On one machine the cores themselves do all the copying, and
// there is nothing to be hidden.
static size_t bucket(const VaeMpi *m) {
    const char *text = getenv("VAE_MPI_BUCKET"); // floats; for tests of many parts, and to measure one against the other
    char *end;
    const unsigned long long n = text ? strtoull(text, &end, 10) : 0;
    if (text && *text && !*end) return (size_t)n;
    return m->beside < m->size ? PROCESSES_BUCKET : 0;
}

// ---------------------------------------------------------------- the end

// What is wrong is often the same for all: then one says it, and ends the others while they wait.
static void dying(int code, bool said) {
    if (!said && ours.mpi.rank > 0) sleep_for(PROCESSES_GRACE);
    if (said) vae_mpi_abort(code);
}

void vae_processes_begin(const char *work, bool shares, int parts) {
    if (!vae_mpi_open || !shares) {
        vae_refuse_copies(vae_mpi_open ? work : NULL);
        return;
    }
    vae_mpi_open(&ours.mpi);
    ours.open = true;
    const int n = ours.mpi.size;
    ours.peers = (VaePeers){.rank = ours.mpi.rank, .size = n, .begin = begin, .done = done, .bucket = bucket(&ours.mpi)};
    if (n == 1) return;
    vae_dying = dying;
    if (ours.mpi.rank > 0) {
        snprintf(ours.name, sizeof ours.name, "%.80s (process %d of %d)", vae_program_name, ours.mpi.rank, n);
        vae_program_name = ours.name;
        vae_follows = true;
        if (!freopen("/dev/null", "w", stdout)) vae_die(EX_OSERR, "cannot open /dev/null");
    }
    char text[80];
    if (parts > 0 && parts % n != 0)
        vae_die(EX_USAGE, "%d processes cannot share %d shard%s evenly: start %s%s", n, parts, VAE_S(parts),
                powers(parts, text, sizeof text), parts == 1 ? ", or set shards in the model's train block" : "");
    if ((n & (n - 1)) != 0)
        vae_die(EX_USAGE, "%d processes cannot share rows in pairs: start %s", n, powers(2 * n - 1, text, sizeof text));
    vae_peers_spread(&ours.peers, &ours.peers.bucket, sizeof ours.peers.bucket);
}

void vae_processes_end(void) {
    if (!ours.open) return;
    vae_free(ours.room.base);
    vae_mpi_close();
    ours.open = false;
}

// ---------------------------------------------------------------- sharing out

void vae_share_session(VaeSession *s, bool share) {
    VaePeers *p = share ? vae_processes() : NULL;
    s->peers = p;
    if (!p || p->room) return;
    ours.room = vae_block(vae_rounds_room(s->model, p));
    if (!ours.room.base) vae_die(EX_OSERR, "out of memory for what %d processes give each other", p->size);
    memset(ours.room.base, 0, ours.room.size);
    p->room = ours.room.base;
}

typedef struct Line {
    char text[200];
} Line;

void vae_processes_say(const VaeShards *h, int threads) {
    VaePeers *p = vae_processes();
    if (!p) {
        vae_note(false, "one process: %d shard%s, %d thread%s", h->all, VAE_S(h->all), threads, VAE_S(threads));
        return;
    }
    Line *line = vae_alloc((size_t)p->size, sizeof *line);
    Line *mine = &line[p->rank];
    snprintf(mine->text, sizeof mine->text, "process %d of %d, on %s, number %ld: shard%s %d", p->rank, p->size,
             ours.mpi.machine, (long)getpid(), VAE_S(h->own), h->first);
    const size_t n = strlen(mine->text);
    if (h->own > 1) snprintf(mine->text + n, sizeof mine->text - n, " to %d of %d", h->first + h->own - 1, h->all);
    else snprintf(mine->text + n, sizeof mine->text - n, " of %d", h->all);
    const size_t end = strlen(mine->text);
    snprintf(mine->text + end, sizeof mine->text - end, ", %d thread%s", threads, VAE_S(threads));
    vae_peers_gather(p, line, sizeof *line);
    for (int i = 0; i < p->size; i++) vae_note(false, "%s", line[i].text);
    vae_free(line);
}
