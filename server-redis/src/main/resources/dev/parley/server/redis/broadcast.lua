-- ARGV: peer, generation, op, number, frame.
local stop = begin()
if stop then return stop end
local answer, reached = 'ok', false
for _, peer in ipairs(redis.call('ZRANGE', members, 0, -1)) do
  if peer ~= self then
    if append(peer, ARGV[5], 'm', 'frame') then reached = true else answer = 'overflow' end
  end
end
return finish(answer, reached)
