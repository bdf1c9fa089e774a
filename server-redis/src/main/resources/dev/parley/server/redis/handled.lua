-- ARGV: peer, generation, op, number.
return begin(true) or finish('ok')
