#pragma once
#include <tsk/libtsk.h>
