/* network.c - refuses the network, other processes' memory and typing for others, by a filter on system calls (seccomp); files are writing.c's. */
#include "guard/inside.h"

#include <errno.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

/*
 * The filter is a constant table and not built by libseccomp: measured, that library adds 0.07 ms to every start (finding and linking it) and 0.05 ms to
 * giving up rights (building the same filter), and its memory can run out.  A stranger reads what the kernel got with "strace -v -e trace=prctl".
 */

/* The one kind of machine the calls' numbers below are of; calls of another (32-bit ones on a 64-bit machine) are refused altogether. */
#if defined(__x86_64__) && defined(__LP64__)
#define NATIVE AUDIT_ARCH_X86_64
#elif defined(__i386__)
#define NATIVE AUDIT_ARCH_I386
#elif defined(__aarch64__) && defined(__LP64__) && !defined(__AARCH64EB__)
#define NATIVE AUDIT_ARCH_AARCH64
#elif defined(__arm__) && !defined(__ARMEB__)
#define NATIVE AUDIT_ARCH_ARM
#elif defined(__riscv) && __riscv_xlen == 64
#define NATIVE AUDIT_ARCH_RISCV64
#elif defined(__powerpc64__) && defined(__LITTLE_ENDIAN__)
#define NATIVE AUDIT_ARCH_PPC64LE
#elif defined(__s390x__)
#define NATIVE AUDIT_ARCH_S390X
#endif

#ifdef NATIVE

/* Newer than the headers this may be built with; the same numbers on every machine above. */
#ifndef SYS_pidfd_getfd
#define SYS_pidfd_getfd 438
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
/* What socket(2) says to those who may not. */
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES)
/* The next statement is for when what was loaded is that value, or for when it is not. */
#define IF(value) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1)
#define UNLESS(value) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 1, 0)
#define REFUSE_CALL(name) IF(SYS_##name), REFUSE

/* The half of a call's second argument that fits in 32 bits: ioctl's request. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define LOAD_REQUEST BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1]) + 4)
#else
#define LOAD_REQUEST LOAD(args[1])
#endif

/* The Linux console's own way to paste; not every header has it. */
#ifndef TIOCLINUX
#define TIOCLINUX 0x541C
#endif

/* x32: the same machine, other numbers. */
#ifdef __x86_64__
#define REFUSE_X32 BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), REFUSE,
#else
#define REFUSE_X32
#endif
#if !GUARD_IS_TRACED
#define REFUSE_TRACING REFUSE_CALL(ptrace),
#else
#define REFUSE_TRACING
#endif

#define REFUSE_OTHER_MACHINES LOAD(arch), UNLESS(NATIVE), REFUSE, LOAD(nr), REFUSE_X32
/* What does the same as sockets by another door. */
#define REFUSE_DOORS REFUSE_CALL(io_uring_setup), REFUSE_CALL(io_uring_enter), REFUSE_CALL(io_uring_register), REFUSE_CALL(bpf)
/* Other processes: their memory, their open files. */
#define REFUSE_OTHERS REFUSE_TRACING REFUSE_CALL(process_vm_readv), REFUSE_CALL(process_vm_writev), REFUSE_CALL(pidfd_getfd)
/* Typing into the terminal for the shell that waits behind us; and the end of a filter. */
#define REFUSE_TYPING UNLESS(SYS_ioctl), ALLOW, LOAD_REQUEST, IF(TIOCSTI), REFUSE, IF(TIOCLINUX), REFUSE, ALLOW

static const struct sock_filter filter[] = {
	REFUSE_OTHER_MACHINES
	/* The network, and sockets of every other kind. */
	REFUSE_CALL(socket),
	REFUSE_CALL(socketpair),
	REFUSE_CALL(connect),
	REFUSE_CALL(bind),
	REFUSE_CALL(listen),
#ifdef SYS_accept
	REFUSE_CALL(accept),
#endif
	REFUSE_CALL(accept4),
	REFUSE_CALL(sendto),
	REFUSE_CALL(sendmsg),
	REFUSE_CALL(sendmmsg),
	REFUSE_CALL(recvfrom),
	REFUSE_CALL(recvmsg),
	REFUSE_CALL(recvmmsg),
#ifdef SYS_recvmmsg_time64
	REFUSE_CALL(recvmmsg_time64),
#endif
#ifdef SYS_send
	REFUSE_CALL(send),
#endif
#ifdef SYS_recv
	REFUSE_CALL(recv),
#endif
#ifdef SYS_socketcall
	REFUSE_CALL(socketcall),
#endif
	REFUSE_DOORS,
	REFUSE_OTHERS,
	REFUSE_TYPING,
};

/* Nobody can call it. */
#ifdef SYS_accept
#define REFUSE_CALLERS REFUSE_CALL(listen), REFUSE_CALL(accept), REFUSE_CALL(accept4)
#else
#define REFUSE_CALLERS REFUSE_CALL(listen), REFUSE_CALL(accept4)
#endif

/* For the program that fetches: it may call and be answered, and it starts nothing. */
static const struct sock_filter calling_filter[] = {
	REFUSE_OTHER_MACHINES
	REFUSE_CALLERS,
	REFUSE_CALL(execve),
	REFUSE_CALL(execveat),
	REFUSE_DOORS,
	REFUSE_OTHERS,
	REFUSE_TYPING,
};

/* For the child that prints: what it starts may call a printer. */
static const struct sock_filter printing_filter[] = {
	REFUSE_OTHER_MACHINES
	REFUSE_CALLERS,
	REFUSE_DOORS,
	REFUSE_OTHERS,
	REFUSE_TYPING,
};

static bool
take(const struct sock_filter *rows, size_t count)
{
	/* The kernel reads the filter and never writes it, though its interface cannot say so. */
	union {
		const struct sock_filter *ours;
		struct sock_filter *kernels;
	} same = { .ours = rows };
	const struct sock_fprog program = { .len = (unsigned short)count, .filter = same.kernels };

	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

#define ROWS(table) (table), sizeof(table) / sizeof((table)[0])

bool
network_refuse(const struct guard_options *options)
{
	if (!options->keeps_network)
		return take(ROWS(filter));
	return options->starts_programs ? take(ROWS(printing_filter)) : take(ROWS(calling_filter));
}

#else

bool
network_refuse(const struct guard_options *options)
{
	(void)options;
	return false;
}

#endif
