#!/usr/bin/tclsh
puts 1
