#define _GNU_SOURCE
#include "CLinux.h"
int gate_placeholder(void){return 0;}
