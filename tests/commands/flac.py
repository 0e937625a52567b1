"""flac.py IN.wav OUT.flac -- the same sound, of 16 bits, by libsndfile."""
import ctypes
import sys
import wave


class Info(ctypes.Structure):
    _fields_ = [("frames", ctypes.c_int64), *[(n, ctypes.c_int) for n in "rate channels format sections seekable".split()]]


FLAC_16, WRITE = 0x170002, 0x20
library = ctypes.CDLL("libsndfile.so.1")
library.sf_open.restype = ctypes.c_void_p
library.sf_open.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(Info)]
library.sf_writef_short.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int64]
library.sf_close.argtypes = [ctypes.c_void_p]
with wave.open(sys.argv[1]) as w:
    info = Info(0, w.getframerate(), w.getnchannels(), FLAC_16)
    file = library.sf_open(sys.argv[2].encode(), WRITE, ctypes.byref(info))
    library.sf_writef_short(file, w.readframes(w.getnframes()), w.getnframes())
library.sf_close(file)
