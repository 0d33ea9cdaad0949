#include "CReadline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

static errand_completer completer_of_words;
static char *saved_line;
static int saved_point;
static int word_start;

static char **complete_word(const char *text, int start, int end) {
  (void)end;
  rl_attempted_completion_over = 1;
  word_start = start;
  return rl_completion_matches(text, completer_of_words);
}

void errand_readline_start(const char *name, errand_completer completer) {
  completer_of_words = completer;
  rl_readline_name = name;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_attempted_completion_function = complete_word;
  rl_basic_word_break_characters = " \t\n";
  rl_completer_word_break_characters = (char *)" \t\n";
}

void errand_readline_install(const char *prompt, errand_line_handler handler) {
  rl_callback_handler_install(prompt, handler);
}

void errand_readline_read(void) { rl_callback_read_char(); }

void errand_readline_remove(void) { rl_callback_handler_remove(); }

void errand_readline_hide(void) {
  free(saved_line);
  saved_point = rl_point;
  saved_line = rl_copy_text(0, rl_end);
  rl_save_prompt();
  rl_replace_line("", 0);
  rl_redisplay();
}

void errand_readline_show(void) {
  rl_restore_prompt();
  rl_replace_line(saved_line ? saved_line : "", 0);
  rl_point = saved_point;
  rl_on_new_line();
  rl_redisplay();
}

void errand_readline_drop(void) {
  rl_replace_line("", 1);
  rl_point = 0;
  rl_crlf();
  rl_on_new_line();
  rl_redisplay();
}

const char *errand_readline_line(void) { return rl_line_buffer ? rl_line_buffer : ""; }

int errand_readline_word_start(void) { return word_start; }

void errand_readline_resized(void) { rl_resize_terminal(); }

void errand_readline_no_space(void) { rl_completion_append_character = '\0'; }

int errand_history_read(const char *path) {
  using_history();
  return read_history(path);
}

int errand_history_write(const char *path, int limit) {
  stifle_history(limit);
  return write_history(path);
}

void errand_history_add(const char *line) {
  // No duplicates: an older entry of the same words gives way.
  for (int i = history_length - 1; i >= 0; i--) {
    HIST_ENTRY *entry = history_get(history_base + i);
    if (entry && strcmp(entry->line, line) == 0) {
      HIST_ENTRY *removed = remove_history(i);
      if (removed) free_history_entry(removed);
    }
  }
  add_history(line);
  // The line now being typed stands behind the new entry, not on it: readline would revert that one.
  using_history();
}
