# line.py DEVICE DEVICE LOG -- a slow line that loses packets, without the help of a kernel: two TUN devices, and what is sent into
# one comes out of the other DELAY seconds later, or never. Every PERIOD seconds the line stands still for STALL. Devices are made
# where this runs, and may then be moved to other network namespaces. Ends with SIGTERM; LOG then has "N passed, N lost".
import collections, fcntl, os, random, select, signal, struct, sys, time

DELAY, LOSS, PERIOD, STALL = 0.002, 0.02, 1.0, 0.2
TUNSETIFF, TUN, NO_INFORMATION = 0x400454CA, 0x0001, 0x1000

def device(name):
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH22x", name.encode(), TUN | NO_INFORMATION))
    return fd

def end(*_):
    with open(sys.argv[3], "w") as log:
        print(f"{passed} passed, {lost} lost", file=log)
    os._exit(0)

ends = [device(name) for name in sys.argv[1:3]]
passed = lost = 0
choose = random.Random(7)
under_way = collections.deque()  # (when, where to, packet), in the order in which they were sent
signal.signal(signal.SIGTERM, end)
print("ready", flush=True)
start = time.monotonic()
while True:
    now = time.monotonic()
    rest = under_way[0][0] - now if under_way else None
    ready = select.select(ends, [], [], rest if rest is None else max(rest, 0))[0]
    now = time.monotonic()
    still = (now - start) % PERIOD
    arrives = now + DELAY + (STALL - still if still < STALL else 0)
    for fd in ready:
        packet = os.read(fd, 65536)
        if choose.random() < LOSS:
            lost += 1
        else:
            under_way.append((max(arrives, under_way[-1][0] if under_way else 0), ends[fd == ends[0]], packet))
    while under_way and under_way[0][0] <= time.monotonic():
        _, fd, packet = under_way.popleft()
        try:
            os.write(fd, packet)
            passed += 1
        except OSError:  # the device is down, or full
            lost += 1
