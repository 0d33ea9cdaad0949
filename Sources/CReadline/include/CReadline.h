#ifndef CREADLINE_H
#define CREADLINE_H
#if __has_include(<readline/readline.h>)
#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>
#else
#error "GNU readline's header is missing: apt-get install libreadline-dev"
#endif
#endif
