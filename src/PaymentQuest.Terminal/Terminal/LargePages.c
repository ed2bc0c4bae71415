/*
 * Asks for large pages for the writable data of the native program, before it unpacks them: five megabytes, of which every page would be given by the kernel
 * one at a time, are half of what a short command costs (docs/performance.md). Where the kernel has no large pages for who asks nothing changes.
 */
#define _GNU_SOURCE
#include <link.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

static int ask(struct dl_phdr_info *program, size_t size, void *data)
{
    (void)size;
    (void)data;
    const ElfW(Addr) page = (ElfW(Addr))sysconf(_SC_PAGESIZE);
    for (int i = 0; i < program->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &program->dlpi_phdr[i];
        if (part->p_type == PT_LOAD && (part->p_flags & PF_W)) {
            const ElfW(Addr) begin = (program->dlpi_addr + part->p_vaddr + part->p_filesz + page - 1) & ~(page - 1);
            const ElfW(Addr) end = (program->dlpi_addr + part->p_vaddr + part->p_memsz) & ~(page - 1);
            if (begin < end)
                (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
        }
    }
    return 1; /* The program itself is the first; its libraries need nothing. */
}

__attribute__((constructor)) static void ask_for_large_pages(void) { dl_iterate_phdr(ask, NULL); }
