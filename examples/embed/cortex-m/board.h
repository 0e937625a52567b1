// board.h -- a Cortex-M4F from its reset to main and back, and words to whoever debugs it (Arm's semihosting).
#ifndef BOARD_H
#define BOARD_H

#include <stddef.h>

void board_text(const char *text);
void board_number(double x, int decimals); // at most 9 decimals, |x| below 2^32
size_t board_stack(void);                  // bytes that have been used of it, at most

#endif
