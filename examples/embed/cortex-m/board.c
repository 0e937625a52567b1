// board.c -- the vector table, what happens before main, and semihosting: a debugger, or the emulator, does what the
// instruction `bkpt 0xab` asks for.
#include "board.h"

#include <stdint.h>
#include <string.h>

extern uint32_t data_in_flash[], data_begin[], data_end[], bss_begin[], bss_end[], stack_top[]; // stm32f405.ld
int main(void);

#define PAINT 0x5ca1ab1eu // what the stack is filled with before it is used

static int ask(int what, const void *with) {
    register int number __asm__("r0") = what;
    register const void *argument __asm__("r1") = with;
    __asm__ volatile("bkpt 0xab" : "+r"(number) : "r"(argument) : "memory");
    return number;
}

static _Noreturn void leave(int status) { // SYS_EXIT_EXTENDED: the application ends, with this status
    const uint32_t end[] = {0x20026, (uint32_t)status};
    ask(0x20, end);
    for (;;) {
    }
}

void board_text(const char *text) { ask(0x04, text); } // SYS_WRITE0

void board_number(double x, int decimals) {
    char digits[24], *at = digits + sizeof digits;
    const int negative = x < 0;
    double scale = 1;
    for (int i = 0; i < decimals; i++) scale *= 10;
    uint64_t n = (uint64_t)((negative ? -x : x) * scale + 0.5);
    *--at = '\0';
    for (int i = 0; i <= decimals || n > 0; i++, n /= 10) {
        if (i == decimals && i > 0) *--at = '.';
        *--at = (char)('0' + n % 10);
    }
    if (negative) *--at = '-';
    board_text(at);
}

size_t board_stack(void) {
    const uint32_t *at = bss_end;
    while (at < stack_top && *at == PAINT) at++;
    return (size_t)(stack_top - at) * sizeof *at;
}

static _Noreturn void fault(void) {
    board_text("fault\n");
    leave(70);
}

static _Noreturn void reset(void) {
    *(volatile uint32_t *)0xe000ed88 |= 0xfu << 20; // CPACR: the floating point unit is on
    __asm__ volatile("dsb\nisb");
    memcpy(data_begin, data_in_flash, (size_t)((char *)data_end - (char *)data_begin));
    memset(bss_begin, 0, (size_t)((char *)bss_end - (char *)bss_begin));
    uint32_t *here = __builtin_frame_address(0);
    for (uint32_t *at = bss_end; at < here - 16; at++) *at = PAINT;
    leave(main());
}

typedef void Handler(void);
__attribute__((section(".vectors"), used)) const struct {
    uint32_t *stack;
    Handler *handler[15];
} vectors = {stack_top, {(Handler *)reset, (Handler *)fault, (Handler *)fault, (Handler *)fault, (Handler *)fault,
                         (Handler *)fault}};
