-- ARGV: peer, generation, what the client has. Not numbered: it may be done any number of times.
if redis.call('HGET', sessionKey(self), 'g') ~= generation then return {ousted(self), told} end
confirm(self, tonumber(ARGV[3]))
return {'ok', told}
