#pragma once
int gate_placeholder(void);
