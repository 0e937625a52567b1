#!/usr/bin/env python3
"""What dp-accounting (pip install dp-accounting) says of the cases in privacy_epsilon.h: a row each of rate, noise, steps,
delta, epsilon by Renyi differential privacy and by privacy loss distributions. Prints the file.

    tests/unit/privacy.py >tests/unit/privacy_epsilon.h
"""
from importlib.metadata import version

import dp_accounting
from dp_accounting import pld, rdp

CASES = [(0.01, 1.1, 1000, 1e-5), (0.002, 0.8, 5000, 1e-5), (0.1, 2, 200, 1e-6), (1, 5, 10, 1e-5), (0.004, 1, 1, 1e-5),
         (0.0001, 0.5, 20000, 1e-7), (0.05, 4, 3000, 1e-5), (128 / 60000, 1.3, 4690, 1e-5), (512 / 60000, 0.6655, 3510, 1e-5),
         (0.3, 10, 1000, 1e-4), (0.02, 0.6, 100, 1e-5), (0.001, 0.7, 100, 1e-8)]
ORDERS = [1 + (i + 1) / 10 for i in range(99)] + list(range(12, 63)) + [64, 80, 96, 128, 192, 256, 512, 1024]

print("// Made by tests/unit/privacy.py with dp-accounting %s." % version("dp-accounting"))
for rate, noise, steps, delta in CASES:
    event = dp_accounting.SelfComposedDpEvent(
        dp_accounting.PoissonSampledDpEvent(rate, dp_accounting.GaussianDpEvent(noise)), steps)
    renyi, loss = rdp.RdpAccountant(ORDERS), pld.PLDAccountant(value_discretization_interval=1e-4)
    renyi.compose(event)
    loss.compose(event)
    print("{%.17g, %g, %d, %g, %.9g, %.9g}," % (rate, noise, steps, delta, renyi.get_epsilon(delta), loss.get_epsilon(delta)))
