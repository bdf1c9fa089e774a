-- ARGV: peer, generation, op, number.
return begin() or finish('ok')
