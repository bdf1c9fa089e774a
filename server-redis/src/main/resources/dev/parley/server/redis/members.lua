-- Who is in the room, in the order of joining.
return list({'ok', told})
