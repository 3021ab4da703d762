#!/usr/bin/ruby
puts 1
