-- ARGV: peer, generation, op, number, addressee, frame.
local stop = begin()
if stop then return stop end
local to = ARGV[5]
if to == self or redis.call('EXISTS', sessionKey(to)) == 0 then return finish('unknown') end
return finish(append(to, ARGV[6], 'm', 'frame') and 'ok' or 'overflow')
