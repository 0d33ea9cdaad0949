#ifndef CREADLINE_H
#define CREADLINE_H

// The part of GNU readline that the terminal uses, behind functions: readline's global variables are
// touched in shim.c only.

#if !__has_include(<readline/readline.h>)
#error "GNU readline's header is missing: apt-get install libreadline-dev"
#endif

#include <stdbool.h>
#include <stddef.h>

/// Called with a line that was typed, or NULL at the end of the input. The line is the callee's to free.
typedef void (*errand_line_handler)(char *line);
/// Called to complete the word between two byte offsets of a line; returns the next candidate to a
/// state that counts up from 0, as malloc'd text, or NULL after the last.
typedef char *(*errand_completer)(const char *word, int state);

/// Makes readline ready: name for ~/.inputrc, no signal handlers of its own, the given completer.
void errand_readline_start(const char *name, errand_completer completer);
/// Shows a prompt and begins to read lines.
void errand_readline_install(const char *prompt, errand_line_handler handler);
/// Reads one key that is known to be there.
void errand_readline_read(void);
/// Ends reading and gives the terminal back.
void errand_readline_remove(void);
/// Takes the line being typed off the screen, before something is printed above it.
void errand_readline_hide(void);
/// Shows the line being typed again.
void errand_readline_show(void);
/// Drops the line being typed.
void errand_readline_drop(void);
/// The line being typed, up to the cursor's end; not to be freed.
const char *errand_readline_line(void);
/// The offset in the line where the word being completed begins.
int errand_readline_word_start(void);
/// The terminal has another size.
void errand_readline_resized(void);
/// No space is put behind a completed word.
void errand_readline_no_space(void);

/// Reads a history file; returns 0 when it was read.
int errand_history_read(const char *path);
/// Writes a history file, the latest lines only; returns 0 when it was written.
int errand_history_write(const char *path, int limit);
/// Adds a line to the history, which moves there if it is in it already.
void errand_history_add(const char *line);

#endif
