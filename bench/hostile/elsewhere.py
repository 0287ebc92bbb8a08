"""What a system that is no Unix lacks, taken away from this one before the program runs."""

HIDE = """
import os, shutil, signal, sys
shutil._use_fd_functions = False  # nor does it there
for name in ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog"):
    sys.modules[name] = None
for name in ("SIGKILL", "SIGALRM", "SIGHUP", "SIGXCPU", "alarm", "setitimer", "pthread_sigmask"):
    signal.__dict__.pop(name, None)
for name in ("fork", "killpg", "setsid", "getuid", "geteuid", "getpgid", "wait4", "chown", "uname", "sched_getaffinity", "O_NONBLOCK", "O_NOCTTY"):
    os.__dict__.pop(name, None)
import jixiao.system.barred
jixiao.system.barred.give_up = lambda **_: ()
"""
"""Takes away what another system lacks; what bars a child is Linux's alone."""
