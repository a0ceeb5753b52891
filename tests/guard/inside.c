/* inside.c - a stranger's code inside closeknit, preloaded: at the first save it tries what was given up; what it must find is guard.sh's to say. */
/*
 * Each try is a line on descriptor 9: what, and the error's name, or "went through".
 */
#define _GNU_SOURCE 1

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int fsync(int fd);

static void
tell(const char *what, long result)
{
	dprintf(9, "%s: %s\n", what, result >= 0 ? "went through" : strerrorname_np(errno));
}

static void
try_all(void)
{
	tell("udp", socket(AF_INET, SOCK_DGRAM, 0));
	tell("tcp", socket(AF_INET6, SOCK_STREAM, 0));
	tell("unix", socket(AF_UNIX, SOCK_STREAM, 0));
	tell("io_uring", syscall(SYS_io_uring_setup, 1, NULL));
	tell("ptrace", ptrace(PTRACE_ATTACH, getppid(), NULL, NULL));
	tell("write elsewhere", open("/tmp/closeknit-elsewhere", O_WRONLY | O_CREAT, 0600));
	tell("remove elsewhere", unlink("/etc/hostname"));
	tell("read", open("/etc/passwd", O_RDONLY));
}

/* The program's own way to flush: called when the first answer is saved, long after rights were given up. */
int
fsync(int fd)
{
	static int tried;
	int (*real)(int);

	if (!tried) {
		tried = 1;
		try_all();
	}
	*(void **)&real = dlsym(RTLD_NEXT, "fsync");
	return real(fd);
}
