-- ARGV: peer, generation, op, number, frame.
local stop = begin()
if stop then return stop end
local peers = redis.call('ZRANGE', members, 0, 2)
if #peers ~= 2 then return finish('required') end
local other = peers[1] == self and peers[2] or peers[1]
return finish(append(other, ARGV[5], 'm', 'frame') and 'ok' or 'overflow')
