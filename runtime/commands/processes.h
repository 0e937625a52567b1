// processes.h -- several processes that run one command together, started by mpirun or srun (processes.c).
#ifndef VAE_PROCESSES_H
#define VAE_PROCESSES_H

#include "core/session.h"

#ifdef VAE_STANDALONE // it is alone
#define vae_processes() NULL
#define vae_leads() true
#define vae_processes_beside() 1
#define vae_processes_say(h, threads) ((void)(h))
#define vae_share_session(s, share) ((void)(s))
#define vae_wait_for_end() ((void)0)
#else

// Before a command: whether this program was started in several processes, and may be. work: the command, in words.
// shares: it shares its work out. parts: shards that a training has; 0: it has nothing to do with them. Dies where one of
// these does not fit.
void vae_processes_begin(const char *work, bool shares, int parts);
void vae_processes_end(void);
VaePeers *vae_processes(void); // NULL: this one is alone
bool vae_leads(void);          // this is the one that writes and speaks
int vae_processes_beside(void); // on this machine, at least 1
_Noreturn void vae_wait_for_end(void); // the one that leads has the same to say, and ends all
void vae_processes_say(const VaeShards *h, int threads); // what each does, a line each
void vae_share_session(VaeSession *s, bool share); // whether evaluation is shared out from here on

#endif

#endif
